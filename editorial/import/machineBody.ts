import type { HoldReason, KeptOut } from '#contracts/keptOut.ts';
import { withoutTransmissionSigns } from './copyLines.ts';
import { readNotice } from './copyNotices.ts';
import { paragraphsOf } from './copyParagraphs.ts';
import { htmlBlocks, lossesAsKeptOut } from './htmlBlocks.ts';
import { looksLikeHtml, readHtmlBody } from './htmlBody.ts';
import { deskSectionOf } from './lineShapes.ts';
import type { WireBlock } from './wireArticle.ts';

type MachineBody = {
  isHtml: boolean;
  blocks: WireBlock[];
  keptOut: KeptOut[];
  holds: HoldReason[];
  embargoedUntil: string | null;
};
type MachineBodySource = { format: 'text' | 'html' | undefined; line: number };

/**
 * Reads the body of an article from a machine format. Paragraphs are separated already, and headline, byline and dates
 * have their own members: only notices and passages not for publication are searched for. @param given.format the
 * format of the body; undefined: detected
 */
export function readMachineBody(body: string, { format, line }: MachineBodySource): MachineBody {
  const isHtml = format === 'html' || (format === undefined && looksLikeHtml(body));
  if (!isHtml) return readPlain(body, line);
  const { blocks, losses } = readHtmlBody(body);
  const read = withoutDesk(true, htmlBlocks(blocks, line), lossesAsKeptOut(losses, line));
  // A body that was cut at the maximum size is not what its sender wrote.
  if (losses.some(({ is }) => is === 'excess')) read.holds.push('uncertain');
  return read;
}

const readPlain = (body: string, line: number): MachineBody =>
  withoutDesk(
    false,
    paragraphsOf(plainText(body)).map((text) => ({ kind: 'paragraph', text, line })),
    [],
  );

/** The text without transmission characters, with its blank lines. */
const plainText = (body: string): string => withoutTransmissionSigns(body).replaceAll('\u0003', '');

/** Cuts at the part for editors only, and removes notices at the beginning and the end. */
function withoutDesk(isHtml: boolean, all: WireBlock[], losses: KeptOut[]): MachineBody {
  const editorsPartAt = all.findIndex(({ text }) => deskSectionOf(text) === 'not-for-publication');
  const keptOut = [...losses];
  const keep = (kind: KeptOut['kind'], { text, line }: WireBlock) => keptOut.push({ kind, text, line });
  // Copy that is not for publication from its first line on is put on hold as a whole.
  const holds: HoldReason[] = editorsPartAt === 0 ? ['hold'] : [];
  const readable = editorsPartAt > 0 ? all.slice(0, editorsPartAt) : all;
  for (const block of editorsPartAt > 0 ? all.slice(editorsPartAt) : []) keep('not-for-publication', block);
  let embargoedUntil: string | null = null;
  const blocks = readable.filter((block, at) => {
    const isEdge = at === 0 || at === readable.length - 1;
    const notice = isEdge && readable.length > 1 && isBare(block.text) ? readNotice(block.text) : null;
    if (!notice) return true;
    holds.push(notice.hold);
    embargoedUntil ??= notice.until;
    keep(notice.kind, block);
    return false;
  });
  return { isHtml, blocks, keptOut, holds, embargoedUntil };
}

/** A notice is in capitals or has no full stop; otherwise it is a sentence of the story that mentions one. */
const isBare = (text: string): boolean => !/[.。]$/u.test(text) || !/\p{Ll}/u.test(text);
