import type { KeptOut } from '#contracts/keptOut.ts';
import { MAX_IMPORTED_HEADLINE_CHARACTERS } from '#contracts/textLimits.ts';
import { type CopyLine, columnsOf, endsSentence } from './copyLines.ts';
import { readNotice } from './copyNotices.ts';
import { creditParagraph, deskSectionOf, isStoryRule, kindOfLine } from './lineShapes.ts';
import { releaseTimeIn } from './releaseTimeLine.ts';
import { formOf, isRepeatedHeadline } from './repeatedHeadlines.ts';

/** The lines of one story. */
export type StoryPart = {
  lines: CopyLine[];
  /** its headline is repeated: it is a related story of the last story without a repeated headline */
  isRelated: boolean;
  /** it is uncertain whether it is a separate story */
  isUncertain: boolean;
  keptOut: KeptOut[];
  /** it follows the end of a transmission, or has its own header */
  beginsTransmission: boolean;
  /** subject of the email that contained it */
  subject?: string;
};

/** Maximum columns of a headline that ends a sentence. */
const MAX_SENTENCE_HEADLINE_COLUMNS = 60;
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
  const begin = (isRelated = false, isUncertain = false): StoryPart => {
    part = { lines: [], isRelated, isUncertain, keptOut: [], beginsTransmission: false };
    parts.push(part);
    return part;
  };
  let isAfterRule = false;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (!line) continue;
    if (isStoryRule(line.text)) {
      (part ?? begin()).keptOut.push({ kind: 'separator', text: line.text, line: line.number });
      isAfterRule = true;
      continue;
    }
    const isRelated = isRepeatedHeadline(lines, at, form);
    const isFirst = part === null || part.lines.every(isHeadLine);
    const hasHeader = transmissionHeader.test(line.text);
    const hasHeadline = () =>
      isRelated ||
      hasReleaseTime(lines, at) ||
      (line.isAfterBlank && hasHeader) ||
      (isAfterRule && beginsStory(lines, at));
    const begins = part === null || line.isAfterTransmission || (!isFirst && hasHeadline());
    const isAfterEnd =
      !begins && kindOfLine(lines[at - 1]?.text ?? '', 'foot') === 'end-mark' && looksLikeStory(lines, at);
    isAfterRule = false;
    const current: StoryPart = begins || isAfterEnd ? begin(isRelated, isAfterEnd) : (part ?? begin());
    if (begins && (line.isAfterTransmission || hasHeader)) current.beginsTransmission = true;
    if (isRelated) current.isRelated = true;
    current.lines.push(line);
    if (isRelated) at++;
  }
  return parts;
}

/**
 * Whether a line may precede a headline. An embargo notice above a headline applies to that story.
 */
const isHeadLine = ({ text }: CopyLine): boolean =>
  (kindOfLine(text, 'head') !== null && kindOfLine(text, 'head') !== 'byline') ||
  readNotice(text) !== null ||
  deskSectionOf(text) !== null;

/** Whether the next line is the release time of the headline. */
function hasReleaseTime(lines: CopyLine[], at: number): boolean {
  const [line, next] = [lines[at], lines[at + 1]];
  if (!line?.isAfterBlank || !next || lines[at + 2] === undefined) return false;
  if (releaseTimeIn(next.text) === null || releaseTimeIn(line.text) !== null) return false;
  return !/[.。:：]$/u.test(line.text);
}

/** Whether the text after a rule is another story, and not a part, note or credit of the previous one. */
function beginsStory(lines: CopyLine[], at: number): boolean {
  const [line, next] = [lines[at], lines[at + 1]];
  if (!line) return false;
  if (hasReleaseTime(lines, at) || readNotice(line.text) || transmissionHeader.test(line.text)) return true;
  if (isForEditors(line.text) || creditParagraph.test(line.text)) return false;
  if (!next || isStoryRule(next.text) || line.text.length > MAX_IMPORTED_HEADLINE_CHARACTERS) return false;
  return !(/[.。…][”’"'»」』]?$/u.test(line.text) && columnsOf(line.text) > MAX_SENTENCE_HEADLINE_COLUMNS);
}

const isForEditors = (text: string): boolean =>
  deskSectionOf(text) !== null || kindOfLine(text, 'foot') !== null;

/** Whether a headline and a paragraph begin here; after an end mark they are most likely another story. */
function looksLikeStory(lines: CopyLine[], at: number): boolean {
  const [line, next] = [lines[at], lines[at + 1]];
  if (!line?.isAfterBlank || !next?.isAfterBlank || endsSentence(line.text)) return false;
  if (boilerplate.test(line.text) || isForEditors(line.text)) return false;
  return columnsOf(line.text) >= 20 && columnsOf(next.text) >= 60;
}
