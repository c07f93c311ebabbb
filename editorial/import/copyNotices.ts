import type { HoldReason, KeptOutKind } from '#contracts/keptOut.ts';
import { readReleaseTime } from './wireTimes.ts';

/** A line in which an agency restricts the use of a story. */
export type CopyNotice = {
  kind: Extract<KeptOutKind, 'kill' | 'hold' | 'embargo' | 'correction'>;
  hold: HoldReason;
  /** for an embargo: local time in the paper's zone, or an instant with its offset; null if it could not be parsed */
  until: string | null;
};

/** Text that may follow the keyword of a notice: nothing, punctuation, or an object. Other words make it a headline. */
const behind = String.raw`(?:\W{0,3}$|\s?[-–—:：(/]|\s(?:notice|advisory|copy|story|item|dispatch|the above|nws|no\.? ?\d))`;

const kill = new RegExp(
  String.raw`^\W{0,6}(?:(?:bulletin|advisory|urgent|attention|eds)\W{1,4})?(?:(?:(?:mandatory |story |photo )?(?:kill|withdrawal|withdrawn|retraction)|cancel|cancels|cancell?ed|annule|annulation|anulad[oa]|anulaci[óo]n|r[üu]ckzug|zur[üu]ckgezogen|zur[üu]ckziehung|撤稿|毙稿|作废|取消稿件|إلغاء|ملغى)${behind}|(?:story|copy|item|dispatch|advisory) (?:kill(?:ed)?|withdrawn|removed|cancell?ed|void)\b|(?:please |editors,? please |kindly )(?:kill|withdraw|disregard|do not use)\b|سحب الخبر)`,
  'iu',
);
const killSentence =
  /\b(?:this|the (?:above|previous|following|preceding)) (?:story|item|report|dispatch|copy) (?:has been|is|was) (?:withdrawn|killed|cancell?ed|retracted)\b|\b(?:kill|withdraw|disregard|do not use) (?:the|this|our) (?:story|item|report|dispatch|copy)\b/iu;
const hold =
  /^\W{0,6}(?:(?:hold|on hold|held|do not (?:use|publish|run)|zur[üu]ckhalten|gesperrt|retenid[oa]|暂缓(?:发表|刊发|发布)?|待发|缓发|تعليق النشر|لا ينشر)(?:\W{0,4}$|\W{1,4}(?:for (?:release|legal|approval|clearance|confirmation|the desk)|until|pending|copy|story|bis|hasta)\b.{0,200}$|\s?[-–—:：].{0,200}$))/iu;
const embargo =
  /^\W{0,6}(?:(?:(?:strictly|strict|under|news|sous|bajo) ){0,3}embargo(?:ed|ad[oa])?(?:\W{0,3}$|\s?[-–—:：]|\s(?:until|till|to|for|bis|hasta|jusqu|date|time|a las|au|a)\b)|sperrfrist\b|sperrvermerk\b|(?:hold )?(?:for|not for|do not) (?:release|publication|publish|use|broadcast) (?:until|before|prior to|on|at|from|\d)|not (?:to be|for) (?:published|released|publication|release|broadcast|use)\b.{0,20}\b(?:until|before|prior)\b|禁发[至期]|请于.{2,30}后(?:发表|发布|刊发)|禁止在.{2,30}前(?:发表|发布|刊发)|解禁时间|محظور النشر|حظر النشر)/iu;
const correction = new RegExp(
  String.raw`^\W{0,6}(?:(?:correction|corrected|corrects|correcting|clarification|clarifies|refile[sd]?|recasts?|rectificatif|rectification|correcci[óo]n|corrige|berichtigung|korrektur|korrigiert|更正|勘误|تصحيح)${behind}|(?:correction|clarification) to\b)`,
  'iu',
);
/** A correction notice in capitals or brackets, with an object: "CORRECTS spelling of name in para 3". */
const correctionInCapitals =
  /^\((?:[Cc]orrects?|[Cc]larifies|[Cc]orrecting)\s.{3,220}\)$|^\W{0,4}(?:CORRECTS|CORRECTING|CLARIFIES|RECASTS|REFILES|UPDATES with correction)\s/u;

/** Maximum characters of a notice. Sentences of stories that mention an embargo are longer, or end differently. */
const NOTICE_CHARACTERS = 240;

/**
 * Parses a line as a notice. Callers accept every form before the headline, but within a story only lines without other
 * text. @returns null if the line is no notice
 */
export function readNotice(text: string): CopyNotice | null {
  if (text.length > NOTICE_CHARACTERS) return null;
  if (kill.test(text) || killSentence.test(text)) return { kind: 'kill', hold: 'kill', until: null };
  if (embargo.test(text)) return { kind: 'embargo', hold: 'embargo', until: embargoTime(text) };
  if (hold.test(text)) return { kind: 'hold', hold: 'hold', until: null };
  if (correction.test(text) || correctionInCapitals.test(text))
    return { kind: 'correction', hold: 'correction', until: null };
  return null;
}

/** Prefixes of a headline that state the story's status: "UPDATE 2-", "CORRECTED-", "(LEAD)", "KILL-". */
const headlinePrefix =
  /^(?:\(?(?<word>UPDATE \d{1,2}|WRAPUP \d{1,2}|REFILE|RPT|REPEAT|CORRECTED|CORRECTION|CLARIFICATION|EXCLUSIVE|URGENT|FLASH|BULLETIN|LEAD|\d(?:st|nd|rd|th) LD|ADVISORY|KILL|WITHDRAWAL|EMBARGOED|HOLD|Urgent|Lead|更正|快讯|急电)\)?(?:\s?[-–—:：]\s?|\)\s))(?=\S)/u;

/** Splits such a prefix off a headline. */
export function readHeadlinePrefix(
  headline: string,
): { headline: string; prefix: string; notice: CopyNotice | null } | null {
  const match = headlinePrefix.exec(headline);
  if (!match) return null;
  const rest = headline.slice(match[0].length).trim();
  // "EMBARGOED: 10 May" and "HOLD: legal" are notices, not headlines with a prefix.
  const isHeadline = rest.split(' ').length >= 3 || /^\p{Script=Han}{6}/u.test(rest);
  if (!isHeadline || /^[\d\p{Ll}]/u.test(rest)) return null;
  return { headline: rest, prefix: match[0].trim(), notice: readNotice(match.groups?.word ?? '') };
}

/** The time in a notice: the text after "until", "before", "bis" or the colon. */
function embargoTime(text: string): string | null {
  for (const leading of [until, from]) {
    const time = leading.exec(text)?.groups?.time;
    if (time) return readReleaseTime(time.replace(/[.。!！]$/u, ''));
  }
  return null;
}

const until =
  /(?:until|till|before|prior to|bis|hasta(?: las| el)?|jusqu['’ ]?(?:au|[àa])|至|حتى)\s*(?<time>.{4,120})$/iu;
const from = /(?:(?:for )?release(?: at| on)?|\bto|解禁时间|[:：])\s*[:：]?\s*(?<time>.{4,120})$/iu;
