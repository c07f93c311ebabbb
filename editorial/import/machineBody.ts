import type { BodyNode } from '#body/bodyTypes.ts';
import type { Loss } from '#body/foreignHtml/losses.ts';
import type { HoldReason, KeptOut } from '#contracts/keptOut.ts';
import { withoutTransmissionSigns } from './copyLines.ts';
import { readNotice } from './copyNotices.ts';
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
 * Reads the body of an article from a machine format. It has separate paragraphs, and headline, byline and dates have
 * their own members. So only notices and passages not for publication are searched for. If `format` is undefined, it
 * is detected.
 */
export function readMachineBody(body: string, { format, line }: MachineBodySource): MachineBody {
  if (format === 'html' || (format === undefined && looksLikeHtml(body))) {
    const { blocks, losses } = readHtmlBody(body);
    const read = withoutEditorsParts(true, htmlBlocks(blocks, line), lossesAsKeptOut(losses, line));
    // A body that was cut at the maximum size is incomplete.
    if (losses.some(({ is }) => is === 'excess')) read.holds.push('uncertain');
    return read;
  }
  const paragraphs = paragraphsOf(plainText(body));
  const blocks = paragraphs.map((text): WireBlock => ({ kind: 'paragraph', text, line }));
  return withoutEditorsParts(false, blocks, []);
}

/** Splits a text into paragraphs at blank lines; a line break within one becomes a space. Linear time. */
export function paragraphsOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  const paragraphs = lines.join('\n').split(/\n{2,}/);
  return paragraphs.map((paragraph) => paragraph.trim().replaceAll('\n', ' ')).filter(Boolean);
}

/** The text without transmission characters, with its blank lines. */
const plainText = (body: string): string => withoutTransmissionSigns(body).replaceAll('\u0003', '');

/** Cuts at the part for editors only, and removes notices at the beginning and the end. */
function withoutEditorsParts(isHtml: boolean, all: WireBlock[], losses: KeptOut[]): MachineBody {
  const editorsPartAt = all.findIndex(({ text }) => deskSectionOf(text) === 'not-for-publication');
  const end = editorsPartAt > 0 ? editorsPartAt : all.length;
  const keptOut = [...losses];
  const keep = (kind: KeptOut['kind'], { text, line }: WireBlock) => keptOut.push({ kind, text, line });
  // If the first line says that the copy is not for publication, the whole article is put on hold.
  const holds: HoldReason[] = editorsPartAt === 0 ? ['hold'] : [];
  for (const block of all.slice(end)) keep('not-for-publication', block);
  let embargoedUntil: string | null = null;
  const blocks = all.slice(0, end).filter((block, at) => {
    const isEdge = at === 0 || at === end - 1;
    const notice = isEdge && end > 1 && isBare(block.text) ? readNotice(block.text) : null;
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

/** Converts blocks of the body schema to import blocks: plain ones can be corrected in the review. */
function htmlBlocks(nodes: BodyNode[], line: number): WireBlock[] {
  return nodes.flatMap((node): WireBlock[] => {
    const text = textOf(node).replace(/\s+/gu, ' ').trim();
    if (text === '') return [];
    if (node.type === 'paragraph' && isPlain(node)) return [{ kind: 'paragraph', text, line }];
    if (node.type === 'heading' && node.attrs?.level === 2 && isPlain(node))
      return [{ kind: 'subhead', text, line }];
    return [{ kind: 'other', text, line, node }];
  });
}

/** The losses of an HTML conversion as a list of left-out passages: "2 × picture". */
const lossesAsKeptOut = (losses: Loss[], line: number): KeptOut[] =>
  losses.map(({ is, count }) => ({ kind: 'markup', text: `${count} × ${is}`, line }));

const isPlain = ({ content = [] }: BodyNode): boolean =>
  content.every(({ type, marks = [] }) => type === 'text' && marks.length === 0);

/** The text of a block. Blocks within it are separated by spaces. */
function textOf({ type, text = '', content = [] }: BodyNode): string {
  if (type === 'text') return text;
  if (type === 'hardBreak') return ' ';
  const isBlock = content.some((inner) => inner.type !== 'text' && inner.type !== 'hardBreak');
  return content.map(textOf).join(isBlock ? ' ' : '');
}
