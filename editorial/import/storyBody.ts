import type { HoldReason, KeptOut, KeptOutKind } from '#contracts/keptOut.ts';
import { hasHan } from '#editorial/search/searchWords.ts';
import { type CopyLine, endsInColon, endsSentence } from './copyLines.ts';
import { readNotice } from './copyNotices.ts';
import { readDateline } from './datelines.ts';
import { type CopyParagraph, isFactLine, isListItem, joinLines } from './lineJoining.ts';
import { creditParagraph, deskSectionOf, isInnerRule, isStoryRule, kindOfLine } from './lineShapes.ts';
import type { WireBlock } from './wireArticle.ts';

export type StoryBody = { blocks: WireBlock[]; keptOut: KeptOut[]; holds: HoldReason[] };

const LONGEST_SUBHEAD = 120;
const LONGEST_HAN_SUBHEAD = 40;
/** If the part for editors is this many times as long as the part for readers, its recognition is uncertain. */
const MAX_DESK_SHARE = 2;

/** Splits the lines under a headline into the story and what is for editors only. */
export function readStoryBody(lines: CopyLine[]): StoryBody {
  const { story, keptOut } = withoutDeskLines(lines);
  const paragraphs = joinLines(story, ({ text }) => isListItem(text));
  const holds: HoldReason[] = [];
  takeTrailingCredits(paragraphs, keptOut);
  const remaining = paragraphs.filter((paragraph) => {
    const notice = isBareNotice(paragraph.text) ? readNotice(paragraph.text) : null;
    if (!notice) return true;
    holds.push(notice.hold);
    keptOut.push({ kind: notice.kind, text: paragraph.text, line: paragraph.number });
    return false;
  });
  takeDateline(remaining, keptOut);
  takeClosing(remaining, keptOut);
  const blocks = blocksOf(remaining);
  if (sizeOf(keptOut.filter(({ kind }) => deskKinds.has(kind))) > sizeOf(blocks) * MAX_DESK_SHARE)
    holds.push('uncertain');
  return { blocks, keptOut, holds };
}

const deskKinds: ReadonlySet<KeptOutKind> = new Set([
  'editors-note',
  'not-for-publication',
  'contact',
  'after-end',
]);

const sizeOf = (passages: { text: string }[]): number =>
  passages.reduce((sum, { text }) => sum + text.length, 0);

/** Removes the lines after an end mark or a heading for editors, signatures at the end, and rules. */
function withoutDeskLines(lines: CopyLine[]): { story: CopyLine[]; keptOut: KeptOut[] } {
  const keptOut: KeptOut[] = [];
  const keep = (kind: KeptOutKind, { text, number }: CopyLine) =>
    keptOut.push({ kind, text: text.slice(0, 2_000), line: number });
  let editorsPart: KeptOutKind | null = null;
  let body: CopyLine[] = [];
  let isParted = false;
  for (const [at, line] of lines.entries()) {
    const section = isOwnLine(lines, at) ? deskSectionOf(line.text) : null;
    if (section && editorsPart !== 'not-for-publication') editorsPart = section;
    if (editorsPart) {
      keep(editorsPart, line);
      continue;
    }
    const kind: KeptOutKind | null =
      isInnerRule(line.text) || isStoryRule(line.text) ? 'separator' : anywhereKindOf(lines, at);
    if (kind) {
      keep(kind, line);
      isParted = true;
      if (kind === 'end-mark') editorsPart = 'after-end';
      continue;
    }
    body.push(isParted ? { ...line, isAfterBlank: true } : line);
    isParted = false;
  }
  body = withoutSignatures(body, keep);
  return { story: body, keptOut };
}

/** Whether a line begins a paragraph: in the middle of one, "not for publication" is part of a sentence. */
function isOwnLine(lines: CopyLine[], at: number): boolean {
  const [previous, line] = [lines[at - 1], lines[at]];
  if (!line) return false;
  return (
    !previous ||
    line.isAfterBlank ||
    line.isIndented ||
    endsSentence(previous.text) ||
    isInnerRule(previous.text)
  );
}

function anywhereKindOf(lines: CopyLine[], at: number): KeptOutKind | null {
  const line = lines[at];
  if (!line || !isOwnLine(lines, at)) return null;
  const kind = kindOfLine(line.text, 'foot');
  return kind === 'end-mark' ||
    kind === 'editors-note' ||
    (kind === 'service-line' && /^\W*(?:more|nnnn|待续)\W*$/iu.test(line.text))
    ? kind
    : null;
}

/** Removes signatures and codes after the last sentence. The first line always stays. */
function withoutSignatures(lines: CopyLine[], keep: (kind: KeptOutKind, line: CopyLine) => void): CopyLine[] {
  let end = lines.length;
  while (end > 1) {
    const [previous, line] = [lines[end - 2], lines[end - 1]];
    if (!line || !previous) break;
    const kind = kindOfLine(line.text, 'foot');
    const isApart =
      line.isAfterBlank ||
      line.isIndented ||
      endsSentence(previous.text) ||
      kindOfLine(previous.text, 'foot');
    if (!kind || !isApart) break;
    keep(kind, line);
    end -= 1;
  }
  return lines.slice(0, end);
}

/** Removes credits after the last sentence: "Reporting by …", "… contributed to this report". */
function takeTrailingCredits(paragraphs: CopyParagraph[], keptOut: KeptOut[]): void {
  while (paragraphs.length > 1) {
    const last = paragraphs.at(-1);
    if (!last || last.text.length > 400 || !creditParagraph.test(last.text)) return;
    keptOut.push({ kind: 'credit', text: last.text, line: last.number });
    paragraphs.pop();
  }
}

/**
 * A notice within a story is in capitals, or is no sentence; otherwise it is a sentence of the story that mentions one.
 */
const isBareNotice = (text: string): boolean =>
  text.length <= 200 &&
  (!endsSentence(text) ||
    !/\p{Ll}/u.test(text) ||
    /^this (?:story|item|report) (?:has been|is) (?:withdrawn|killed|cancell?ed)\.$/i.test(text));

function takeDateline(paragraphs: CopyParagraph[], keptOut: KeptOut[]): void {
  const [first] = paragraphs;
  const read = first && readDateline(first.text);
  if (!first || !read) return;
  keptOut.push({ kind: 'dateline', text: read.dateline, line: first.number });
  if (read.text === '') paragraphs.shift();
  else paragraphs[0] = { ...first, text: read.text };
}

/** Removes the end mark after the last sentence: "Enditem", "（完）", or the agency's name from the dateline. */
function takeClosing(paragraphs: CopyParagraph[], keptOut: KeptOut[]): void {
  const last = paragraphs.at(-1);
  if (!last) return;
  const agency = /\((?<name>[\p{L}\d]{2,12})\)/u.exec(
    keptOut.find(({ kind }) => kind === 'dateline')?.text ?? '',
  )?.groups?.name;
  const closing = closingOf(last.text, agency);
  if (closing === '' || closing.length === last.text.length) return;
  last.text = last.text.slice(0, -closing.length).trim();
  keptOut.push({ kind: 'end-mark', text: closing.trim(), line: last.number });
}

function closingOf(text: string, agency: string | undefined): string {
  const mark = /\s*(?:\bEnditem|[（(](?:完|终|END|انتهى)[)）])$/u.exec(text)?.[0];
  if (mark) return mark;
  const end = agency ? ` ${agency}` : '';
  return end !== '' && text.endsWith(end) && endsSentence(text.slice(0, -end.length)) ? end : '';
}

function blocksOf(paragraphs: CopyParagraph[]): WireBlock[] {
  return paragraphs.map((paragraph, at) => {
    const { text, number } = paragraph;
    const marked = /^#{1,6}\s+(?<heading>\S.*)$/u.exec(text)?.groups?.heading;
    if (marked && paragraphs[at + 1]) return { kind: 'subhead', text: marked, line: number };
    const bullet = /^[-*•▪◦‣]\s+(?<item>\S.*)$/u.exec(text)?.groups?.item;
    if (bullet) return { kind: 'bullet', text: bullet, line: number };
    return { kind: isSubhead(paragraphs, at) ? 'subhead' : 'paragraph', text, line: number };
  });
}

/**
 * Whether a paragraph is a subhead: a short line that ends no sentence, has no colon at its end, is neither a list item
 * nor one of several short lines, and is followed by a paragraph.
 */
function isSubhead(paragraphs: CopyParagraph[], at: number): boolean {
  const [paragraph, next] = [paragraphs[at], paragraphs[at + 1]];
  if (!paragraph || !next) return false;
  const { text } = paragraph;
  if (text.length > (hasHan(text) ? LONGEST_HAN_SUBHEAD : LONGEST_SUBHEAD)) return false;
  if (endsSentence(text) || endsInColon(text) || isListItem(text) || isAddress(text)) return false;
  // Verse, facts and addresses are written line by line, without blank lines between.
  const isAmongLines =
    (!paragraph.isAfterBlank && isOpen(paragraphs[at - 1])) ||
    (!paragraph.isBeforeBlank && isOpen(next) && (isFactLine(text) || !isFactLine(next.text)));
  return !isAmongLines;
}

const isOpen = (paragraph: CopyParagraph | undefined): boolean =>
  paragraph !== undefined && paragraph.text.length <= LONGEST_SUBHEAD && !endsSentence(paragraph.text);

const isAddress = (text: string): boolean =>
  /^(?:https?:\/\/|www\.)\S+$|^\S+@\S+$|^[+\d][\d\s()-]{5,}$/.test(text);
