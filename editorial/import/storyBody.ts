import type { HoldReason, KeptOut, KeptOutKind } from '#contracts/keptOut.ts';
import { type CopyLine, endsSentence } from './copyLines.ts';
import { readNotice } from './copyNotices.ts';
import { readDateline } from './datelines.ts';
import { withoutDeskLines } from './deskLines.ts';
import { type CopyParagraph, isListItem, joinLines } from './lineJoining.ts';
import { creditParagraph } from './lineShapes.ts';
import { wireBlocksOf } from './storyBlocks.ts';
import type { WireBlock } from './wireArticle.ts';

export type StoryBody = { blocks: WireBlock[]; keptOut: KeptOut[]; holds: HoldReason[] };

/** Maximum length of text for editors, relative to the story. Above this, their separation is uncertain. */
const MAX_DESK_SHARE = 2;

/** Separates the lines under a headline into the story and the text for editors. */
export function readStoryBody(lines: CopyLine[]): StoryBody {
  const { story, keptOut } = withoutDeskLines(lines);
  const paragraphs = joinLines(story, ({ text }) => isListItem(text));
  const holds: HoldReason[] = [];
  takeTrailingCredits(paragraphs, keptOut);
  const storyParagraphs = paragraphs.filter((paragraph) => {
    const notice = isBareNotice(paragraph.text) ? readNotice(paragraph.text) : null;
    if (!notice) return true;
    holds.push(notice.hold);
    keptOut.push({ kind: notice.kind, text: paragraph.text, line: paragraph.number });
    return false;
  });
  takeDateline(storyParagraphs, keptOut);
  takeClosing(storyParagraphs, keptOut);
  const blocks = wireBlocksOf(storyParagraphs);
  if (sizeOf(keptOut.filter(({ kind }) => deskKinds.includes(kind))) > sizeOf(blocks) * MAX_DESK_SHARE)
    holds.push('uncertain');
  return { blocks, keptOut, holds };
}

const deskKinds: KeptOutKind[] = ['editors-note', 'not-for-publication', 'contact', 'after-end'];

const sizeOf = (passages: { text: string }[]): number =>
  passages.reduce((sum, { text }) => sum + text.length, 0);

/** Credits after the last sentence: "Reporting by …", "… contributed to this report". */
function takeTrailingCredits(paragraphs: CopyParagraph[], keptOut: KeptOut[]): void {
  while (paragraphs.length > 1) {
    const last = paragraphs.at(-1);
    if (!last || last.text.length > 400 || !creditParagraph.test(last.text)) return;
    keptOut.push({ kind: 'credit', text: last.text, line: last.number });
    paragraphs.pop();
  }
}

/** Whether a line within a story is a notice (in capitals, or no sentence) and not a sentence about a notice. */
const isBareNotice = (text: string): boolean =>
  text.length <= 200 &&
  (!endsSentence(text) ||
    !/\p{Ll}/u.test(text) ||
    /^this (?:story|item|report) (?:has been|is) (?:withdrawn|killed|cancell?ed)\.$/i.test(text));

function takeDateline(paragraphs: CopyParagraph[], keptOut: KeptOut[]): void {
  const [first] = paragraphs;
  const parts = first && readDateline(first.text);
  if (!parts) return;
  keptOut.push({ kind: 'dateline', text: parts.dateline, line: first.number });
  if (parts.text === '') paragraphs.shift();
  else paragraphs[0] = { ...first, text: parts.text };
}

/** Removes the mark after the last sentence of a report: "Enditem", "（完）", or the agency's name as in its dateline. */
function takeClosing(paragraphs: CopyParagraph[], keptOut: KeptOut[]): void {
  const last = paragraphs.at(-1);
  if (!last) return;
  const dateline = keptOut.find(({ kind }) => kind === 'dateline')?.text ?? '';
  const agency = /\((?<name>[\p{L}\d]{2,12})\)/u.exec(dateline)?.groups?.name;
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
