import { blockTypeOf } from '#body/blocks/blockRegistry.ts';
import type { BodyNode } from '#body/bodyTypes.ts';
import { markTypeOf } from '#body/marks/markRegistry.ts';

/** Maximum bytes of a page of the text edition as it is served, without compression. */
export const MAX_PAGE_BYTES = 14_000;

/** A longer name, headline or banner is cut. */
export const MAX_NAME_BYTES = 1_300;

/** Maximum bytes of a text in HTML: an escaped character takes up to six. */
export const bytesOfText = (text: string): number => Buffer.byteLength(text.replace(/[&<>"']/g, '&quot;'));

export const bytesOfTexts = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + bytesOfText(text), 0);

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cuts a text between graphemes, with an ellipsis, so that it takes at most `most` bytes in HTML. */
export function cutToBytes(text: string, most: number): string {
  if (bytesOfText(text) <= most) return text;
  let result = '';
  let bytes = Buffer.byteLength('…');
  for (const { segment } of graphemes.segment(text.slice(0, most))) {
    bytes += bytesOfText(segment);
    if (bytes > most) break;
    result += segment;
  }
  return `${result.trimEnd()}…`;
}

/** Splits a text into paragraphs of at most `most` bytes each in HTML; drops only spaces at their ends. */
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

/** A text in pieces of at most 200 characters, between words if possible. */
export const piecesOf = (text: string): string[] => text.match(/[\s\S]{1,200}(?:\s|$)|[\s\S]{1,100}/gu) ?? [];

/** A link with a longer address is dropped; its text stays. */
export const MAX_HREF_BYTES = 1_000;

const LINE_BREAK_BYTES = 5;
/** Bytes of the tags of a block of an unknown type. */
const UNKNOWN_BYTES = 60;

/** Maximum bytes in HTML of a block or of a part of its text. */
export function bytesOfBlock(node: BodyNode): number {
  if (node.type === 'hardBreak') return LINE_BREAK_BYTES;
  if (node.type === 'text')
    return (node.marks ?? []).reduce(
      (sum, { type, attrs }) =>
        sum + (markTypeOf(type)?.tagBytes ?? 0) + bytesOfText(String(attrs?.href ?? '')),
      bytesOfText(node.text ?? ''),
    );
  return bytesWith(
    node,
    (node.content ?? []).reduce((sum, each) => sum + bytesOfBlock(each), 0),
  );
}

/** Bytes of the tags of a block, without its content. */
export const shellOf = (node: BodyNode): number => bytesWith(node, 0);

const bytesWith = ({ type }: BodyNode, inner: number): number =>
  blockTypeOf(type)?.htmlBytes(inner) ?? inner + UNKNOWN_BYTES;
