import type { KeptOut } from '#contracts/keptOut.ts';
import { type CopyLine, columnsOf, endsInColon, endsSentence } from './copyLines.ts';
import { readNotice } from './copyNotices.ts';
import { creditParagraph, deskSectionOf, isStoryRule, kindOfLine } from './lineShapes.ts';
import { releaseTimeIn } from './releaseTimeLine.ts';

/** The lines of one story. */
export type StoryPart = {
  lines: CopyLine[];
  /** its headline is repeated: it is a related story of the story before it */
  isBeside: boolean;
  /** it is uncertain whether it is a separate story */
  isUncertain: boolean;
  keptOut: KeptOut[];
  /** it follows the end of a transmission, or has its own header */
  beginsTransmission: boolean;
  /** subject of the email that contained it */
  subject?: string;
};

/**
 * Minimum columns of a repeated headline; a shorter repeated line is a refrain, unless it has topics or the copy has
 * the form of repeated headlines.
 */
const MIN_REPEATED_COLUMNS = 32;
const MIN_REPEATED_HAN_COLUMNS = 20;
/** Maximum columns of a headline that ends a sentence. */
const MAX_SENTENCE_HEADLINE_COLUMNS = 60;
const MAX_HEADLINE_CHARACTERS = 400;
/** The header of a transmission, as in IPTC 7901: it ends the story before it. */
const transmissionHeader = /^[a-z]{2,5}\d{3,5}\s+\d\s+[\w\-/& ]{2,80}$/i;
const boilerplate =
  /^(?:about|über|à propos|a propos|acerca|sobre|background|关于|背景|عن)\b|^(?:关于|背景)/iu;

/**
 * Splits copy into stories. A story begins at the first line, after the end of a transmission, at a transmission's
 * header, at a headline that is repeated on the next line or followed by a release time, and at a headline after a rule
 * or an end mark. Every line is in one part's `lines` or `keptOut`.
 */
export function splitStories(lines: CopyLine[]): StoryPart[] {
  const parts: StoryPart[] = [];
  let part = null as StoryPart | null;
  const form = formOf(lines);
  const begin = (isBeside: boolean, isUncertain: boolean): StoryPart => {
    part = { lines: [], isBeside, isUncertain, keptOut: [], beginsTransmission: false };
    parts.push(part);
    return part;
  };
  let rule: CopyLine | null = null;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (!line) continue;
    if (isStoryRule(line.text)) {
      (part ?? begin(false, false)).keptOut.push({ kind: 'separator', text: line.text, line: line.number });
      rule = line;
      continue;
    }
    const isBeside = isRepeatedHeadline(lines, at, form);
    const isFirst = part === null || part.lines.every(isHeadLine);
    const begins =
      part === null ||
      (!isFirst && isBeside) ||
      line.isAfterTransmission ||
      (!isFirst && hasReleaseTime(lines, at)) ||
      (!isFirst && line.isAfterBlank && transmissionHeader.test(line.text)) ||
      (rule !== null && !isFirst && beginsStory(lines, at));
    const ended: CopyLine | undefined = lines[at - 1];
    const isAfterEnd =
      !begins &&
      ended !== undefined &&
      kindOfLine(ended.text, 'foot') === 'end-mark' &&
      looksLikeStory(lines, at);
    rule = null;
    const current: StoryPart =
      begins || isAfterEnd ? begin(isBeside, isAfterEnd) : (part ?? begin(false, false));
    if (begins && (line.isAfterTransmission || transmissionHeader.test(line.text)))
      current.beginsTransmission = true;
    if (isBeside) current.isBeside = true;
    current.lines.push(line);
    if (isBeside) at++;
  }
  return parts;
}

/**
 * Whether a line may precede a headline: an embargo above a headline belongs to that story, whatever separates the two.
 */
const isHeadLine = ({ text }: CopyLine): boolean =>
  (kindOfLine(text, 'head') !== null && kindOfLine(text, 'head') !== 'byline') ||
  readNotice(text) !== null ||
  deskSectionOf(text) !== null;

/** Whether a headline is repeated on the next line: long enough, with a story below. */
function isRepeatedHeadline(lines: CopyLine[], at: number, { isUnbroken, hasFormat }: CopyForm): boolean {
  if (!isPairOfLines(lines, at, isUnbroken)) return false;
  return hasFormat || isLongPair(lines[at]?.text ?? '');
}

/** Long enough for a headline, or with topics appended. */
const isLongPair = (text: string): boolean =>
  columnsOf(text) >= (/\p{Script=Han}/u.test(text) ? MIN_REPEATED_HAN_COLUMNS : MIN_REPEATED_COLUMNS) ||
  /[|｜]/u.test(text);

/**
 * Whether the copy has the form in which headlines are repeated: its first headline has topics or a release time, or a
 * repeated one is long. A short pair of lines is a headline only in that form, and otherwise a refrain.
 */
type CopyForm = { isUnbroken: boolean; hasFormat: boolean };

function formOf(lines: CopyLine[]): CopyForm {
  const isUnbroken = lines.every(({ isAfterBlank }, at) => at === 0 || !isAfterBlank);
  const [first, second] = lines;
  const isMarked =
    (first?.text.split(/[|｜]/u).length ?? 0) > 2 ||
    (second !== undefined && releaseTimeIn(second.text) !== null);
  const hasFormat =
    isMarked || lines.some(({ text }, at) => isLongPair(text) && isPairOfLines(lines, at, isUnbroken));
  return { isUnbroken, hasFormat };
}

function isPairOfLines(lines: CopyLine[], at: number, isUnbroken: boolean): boolean {
  const [line, second, next] = [lines[at], lines[at + 1], lines[at + 2]];
  if (!line || second?.text !== line.text || second.isAfterBlank || next?.text === line.text) return false;
  if (!(line.isAfterBlank || isUnbroken || isStoryRule(lines[at - 1]?.text ?? ''))) return false;
  if (/[.,;:。，；：]$/u.test(line.text) || endsInColon(lines[at - 1]?.text ?? '')) return false;
  // Verse continues without a blank line.
  if (
    !isUnbroken &&
    next &&
    !next.isAfterBlank &&
    !endsSentence(next.text) &&
    releaseTimeIn(next.text) === null
  )
    return false;
  return true;
}

/** Whether the next line is the release time of the headline. */
function hasReleaseTime(lines: CopyLine[], at: number): boolean {
  const [line, next] = [lines[at], lines[at + 1]];
  if (!line?.isAfterBlank || !next || lines[at + 2] === undefined) return false;
  return (
    releaseTimeIn(next.text) !== null && releaseTimeIn(line.text) === null && !/[.。:：]$/u.test(line.text)
  );
}

/** Whether the text after a rule is another story, and no part, note or credit of the previous one. */
function beginsStory(lines: CopyLine[], at: number): boolean {
  const [line, next] = [lines[at], lines[at + 1]];
  if (!line) return false;
  if (hasReleaseTime(lines, at) || readNotice(line.text) || transmissionHeader.test(line.text)) return true;
  if (deskSectionOf(line.text) || creditParagraph.test(line.text) || kindOfLine(line.text, 'foot'))
    return false;
  if (!next || isStoryRule(next.text) || line.text.length > MAX_HEADLINE_CHARACTERS) return false;
  return !(/[.。…][”’"'»」』]?$/u.test(line.text) && columnsOf(line.text) > MAX_SENTENCE_HEADLINE_COLUMNS);
}

/** Whether a headline and a paragraph begin here: after an end mark, most likely another story. */
function looksLikeStory(lines: CopyLine[], at: number): boolean {
  const [line, next] = [lines[at], lines[at + 1]];
  if (!line?.isAfterBlank || !next?.isAfterBlank || endsSentence(line.text)) return false;
  if (boilerplate.test(line.text) || deskSectionOf(line.text) || kindOfLine(line.text, 'foot')) return false;
  return columnsOf(line.text) >= 20 && columnsOf(next.text) >= 60;
}
