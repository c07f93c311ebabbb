import { blockTypeOf } from '#body/blocks/blockRegistry.ts';
import type { BodyNode } from '#body/bodyTypes.ts';

/** What a page of the text edition may take as it is served, without compression. */
export const MAX_PAGE_BYTES = 14_000;

/** Bytes of a text in HTML, at most: an escaped sign takes up to six. */
export const bytesOfText = (text: string): number => Buffer.byteLength(text.replace(/[&<>"']/g, '&quot;'));

/** Of a text that stands in several places. */
export const bytesOfTexts = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + bytesOfText(text), 0);

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A text cut between signs as people count them, with an ellipsis, so that it takes at most so many bytes in HTML. */
export function cutToBytes(text: string, most: number): string {
  if (bytesOfText(text) <= most) return text;
  let kept = '';
  let bytes = Buffer.byteLength('…');
  for (const { segment } of graphemes.segment(text.slice(0, most))) {
    bytes += bytesOfText(segment);
    if (bytes > most) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** A text in paragraphs that take at most so many bytes each in HTML; nothing but spaces at their ends is lost. */
export function paragraphsWithin(text: string, most: number): string[] {
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const piece of piecesOf(text)) {
    const more = bytesOfText(piece);
    if (part !== '' && bytes + more > most) {
      parts.push(part.trim());
      part = '';
      bytes = 0;
    }
    part += piece;
    bytes += more;
  }
  return [...parts, part.trim()].filter((each) => each !== '');
}

/** A text in pieces of at most some two hundred letters, between words where there are gaps. */
export const piecesOf = (text: string): string[] => text.match(/[\s\S]{1,200}(?:\s|$)|[\s\S]{1,100}/gu) ?? [];

/** An address longer than this is left out; its words stay. */
export const MAX_HREF_BYTES = 1_000;

const MARK_BYTES: Record<string, number> = { bold: 17, italic: 9, link: 60 };
const LINE_BREAK_BYTES = 5;
/** Of a block that this version does not know. */
const UNKNOWN_BYTES = 60;

/** Bytes that a block or a part of its text takes in HTML, at most. */
export function bytesOfBlock(node: BodyNode): number {
  if (node.type === 'hardBreak') return LINE_BREAK_BYTES;
  if (node.type === 'text')
    return (node.marks ?? []).reduce(
      (sum, { type, attrs }) => sum + (MARK_BYTES[type] ?? 0) + bytesOfText(String(attrs?.href ?? '')),
      bytesOfText(node.text ?? ''),
    );
  return bytesWith(
    node,
    (node.content ?? []).reduce((sum, each) => sum + bytesOfBlock(each), 0),
  );
}

/** What the tags of a block take, without what stands in it. */
export const shellOf = (node: BodyNode): number => bytesWith(node, 0);

const bytesWith = ({ type }: BodyNode, inner: number): number =>
  blockTypeOf(type)?.htmlBytes(inner) ?? inner + UNKNOWN_BYTES;
