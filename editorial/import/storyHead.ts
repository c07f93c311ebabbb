import type { HoldReason, KeptOut, KeptOutKind } from '#contracts/keptOut.ts';
import { type CopyLine, endsParagraph } from './copyLines.ts';
import { readHeadlinePrefix, readNotice } from './copyNotices.ts';
import { deskSectionOf, isInnerRule, isStoryRule, kindOfLine } from './lineShapes.ts';
import { releaseTimeIn } from './releaseTimeLine.ts';
import type { LineFault, WireProblem } from './wireArticle.ts';
import { readReleaseTime } from './wireTimes.ts';

/** The lines around a headline, and the lines of the body after it. */
export class StoryHead {
  /** null if no line is a headline */
  headline: CopyLine | null = null;
  standfirst = '';
  releasedAt: string | null = null;
  embargoedUntil: string | null = null;
  holds: HoldReason[] = [];
  keptOut: KeptOut[] = [];
  problems: WireProblem[] = [];
  body: CopyLine[] = [];
}

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
  const head = new StoryHead();
  let [at, isAfterByline] = [0, false];
  for (; at < lines.length; at++) {
    const line = lines[at];
    if (!line) break;
    const kind = head.headline ? takeAfter(head, line, isAfterByline) : takeBefore(head, line);
    if (kind === null) {
      if (head.headline) break;
      at = takeWrappedHeadline(head, lines, at);
    }
    isAfterByline = kind === 'byline';
  }
  head.body = lines.slice(at);
  return head;
}

/** Takes a line before the body. @returns the kind of the line, or null if it is the headline */
function takeBefore(head: StoryHead, line: CopyLine): KeptOutKind | 'label' | null {
  const label = headlineLabel.exec(line.text)?.groups?.text;
  if (label) {
    takeHeadline(head, { ...line, text: label });
    return 'label';
  }
  if (releaseTimeIn(line.text) !== null) {
    report(head, 'date-misplaced', line);
    return 'label';
  }
  if (readHeadlinePrefix(line.text) === null && takeNotice(head, line)) return 'embargo';
  const section = deskSectionOf(line.text);
  if (section === 'not-for-publication') head.holds.push('hold');
  const isRule = isInnerRule(line.text) || isStoryRule(line.text);
  const kind = section ?? (isRule ? 'separator' : kindOfLine(line.text, 'head'));
  return kind === null || kind === 'byline' ? null : keep(head, kind, line);
}

function takeAfter(head: StoryHead, line: CopyLine, isAfterByline: boolean): KeptOutKind | 'label' | null {
  const time = releaseTimeIn(line.text);
  if (time !== null && head.releasedAt === null) {
    head.releasedAt = readReleaseTime(time);
    if (head.releasedAt === null) report(head, 'bad-date', line);
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
    if (!next || end + 2 === lines.length || next.isAfterBlank || next.isIndented) break;
    if (endsParagraph(text) || text.length > MAX_WRAPPED_CHARACTERS) break;
    if (!/^\p{Ll}/u.test(next.text) || kindOfLine(next.text, 'head')) break;
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
  keep(head, prefixed.notice?.kind ?? 'service-line', { ...line, text: prefixed.prefix });
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

const report = (head: StoryHead, why: LineFault, { text, number }: CopyLine): void =>
  void head.problems.push({ line: number, why, text: text.slice(0, 80) });
