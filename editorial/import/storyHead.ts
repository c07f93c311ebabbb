import type { HoldReason, KeptOut, KeptOutKind } from '#contracts/keptOut.ts';
import { type CopyLine, endsParagraph } from './copyLines.ts';
import { readHeadlinePrefix, readNotice } from './copyNotices.ts';
import { deskSectionOf, isInnerRule, isStoryRule, kindOfLine } from './lineShapes.ts';
import { releaseTimeIn } from './releaseTimeLine.ts';
import type { WireProblem } from './wireArticle.ts';
import { readReleaseTime } from './wireTimes.ts';

/** The lines around a headline, and the lines of the body after it. */
export type StoryHead = {
  /** null if no line is one */
  headline: CopyLine | null;
  standfirst: string;
  releasedAt: string | null;
  embargoedUntil: string | null;
  holds: HoldReason[];
  keptOut: KeptOut[];
  problems: WireProblem[];
  body: CopyLine[];
};

const MAX_HEADLINE_LINES = 3;
const MAX_WRAPPED_CHARACTERS = 240;

const headlineLabel = /^(?:headline|title|标题|العنوان)\s?[:：]\s*(?<text>\S.*)$/iu;
const standfirstLabel = /^(?:standfirst|summary|abstract|摘要|导语|الملخص)\s?[:：]\s*(?<text>\S.*)$/iu;
const affiliation =
  /^(?:the\s)?[\p{Lu}][\p{L}.'’& -]{1,50}\s(?:press|service|agency|news|newspapers|wire|times|staff|staff writers?|writers?|correspondents?|reporters?|bureau)$|^(?:for|special to)\s(?:the\s)?[\p{Lu}].{1,50}$/iu;

/**
 * Reads the lines around the headline: headers, notices and labels before it; byline, release time and notices after
 * it. The body begins at the first line of any other shape.
 */
export function readStoryHead(lines: CopyLine[]): StoryHead {
  const head: StoryHead = {
    headline: null,
    standfirst: '',
    releasedAt: null,
    embargoedUntil: null,
    holds: [],
    keptOut: [],
    problems: [],
    body: [],
  };
  let [at, isAfterByline] = [0, false];
  for (; at < lines.length; at++) {
    const line = lines[at];
    if (!line) break;
    const kind = head.headline
      ? takeAfterHeadline(head, line, isAfterByline)
      : takeBeforeHeadline(head, line);
    if (kind === null) {
      if (head.headline) break;
      at = takeWrappedHeadline(head, lines, at);
    }
    isAfterByline = kind === 'byline';
  }
  head.body = lines.slice(at);
  return head;
}

/** @returns the kind of the line, or null when it is the headline */
function takeBeforeHeadline(head: StoryHead, line: CopyLine): KeptOutKind | 'label' | null {
  const label = headlineLabel.exec(line.text)?.groups?.text;
  if (label) {
    takeHeadline(head, { ...line, text: label });
    return 'label';
  }
  if (releaseTimeIn(line.text) !== null) {
    head.problems.push({ line: line.number, why: 'date-misplaced', text: line.text.slice(0, 80) });
    return 'label';
  }
  if (readHeadlinePrefix(line.text) === null && takeNotice(head, line)) return 'embargo';
  const section = deskSectionOf(line.text);
  if (section === 'not-for-publication') head.holds.push('hold');
  const kind =
    section ??
    (isInnerRule(line.text) || isStoryRule(line.text) ? 'separator' : kindOfLine(line.text, 'head'));
  if (kind === null || kind === 'byline') return null;
  return keep(head, kind, line);
}

function takeAfterHeadline(
  head: StoryHead,
  line: CopyLine,
  isAfterByline: boolean,
): KeptOutKind | 'label' | null {
  const time = releaseTimeIn(line.text);
  if (time !== null && head.releasedAt === null) {
    head.releasedAt = readReleaseTime(time);
    if (head.releasedAt === null)
      head.problems.push({ line: line.number, why: 'bad-date', text: line.text.slice(0, 80) });
    return 'label';
  }
  const standfirst = standfirstLabel.exec(line.text)?.groups?.text;
  if (standfirst && !head.standfirst) {
    head.standfirst = standfirst;
    return 'label';
  }
  if (takeNotice(head, line)) return 'embargo';
  if (isAfterByline && affiliation.test(line.text)) return keep(head, 'byline', line);
  const kind = isInnerRule(line.text) ? 'separator' : kindOfLine(line.text, 'head');
  return kind === null ? null : keep(head, kind, line);
}

/** A headline continues if the next line begins with a lower-case letter. @returns its last line */
function takeWrappedHeadline(head: StoryHead, lines: CopyLine[], at: number): number {
  let [end, text] = [at, lines[at]?.text ?? ''];
  while (end - at < MAX_HEADLINE_LINES - 1) {
    const next = lines[end + 1];
    // The last line is the text of the story.
    if (!next || end + 2 === lines.length || next.isAfterBlank || next.isIndented || endsParagraph(text))
      break;
    if (!/^\p{Ll}/u.test(next.text) || kindOfLine(next.text, 'head') || text.length > MAX_WRAPPED_CHARACTERS)
      break;
    text = `${text} ${next.text}`;
    end += 1;
  }
  const first = lines[at];
  if (first) takeHeadline(head, { ...first, text });
  return end;
}

function takeHeadline(head: StoryHead, line: CopyLine): void {
  const prefixed = readHeadlinePrefix(line.text);
  head.headline = prefixed ? { ...line, text: prefixed.headline } : line;
  if (!prefixed) return;
  head.keptOut.push({
    kind: prefixed.notice?.kind ?? 'service-line',
    text: prefixed.prefix,
    line: line.number,
  });
  if (prefixed.notice) head.holds.push(prefixed.notice.hold);
}

function takeNotice(head: StoryHead, line: CopyLine): boolean {
  const notice = readNotice(line.text);
  if (!notice) return false;
  head.holds.push(notice.hold);
  head.embargoedUntil ??= notice.until;
  keep(head, notice.kind, line);
  return true;
}

function keep(head: StoryHead, kind: KeptOutKind, { text, number }: CopyLine): KeptOutKind {
  head.keptOut.push({ kind, text, line: number });
  return kind;
}
