import { blockTypeOf } from '#body/blocks/blockRegistry.ts';
import { isLeaf } from '#body/bodyText.ts';
import type { Body, BodyMark, BodyNode } from '#body/bodyTypes.ts';
import { inEdition, matchRoute, pathOf, ROUTES, TEXT_EDITION } from '#contracts/routes.ts';
import { bytesOfBlock, bytesOfText, MAX_HREF_BYTES, piecesOf, shellOf } from './textBytes.ts';

/** Bytes of a page's part of a body, where nothing else is known of the page. */
const DEFAULT_PART_BYTES = 9_000;
/** However deep the blocks are nested, a piece of text is not cut shorter than this. */
const MIN_PIECE_BYTES = 1_000;

/** A body in parts, each short enough for a page; between paragraphs, and never after a heading. */
export function splitBody(body: Body, most = DEFAULT_PART_BYTES): Body[] {
  const parts: BodyNode[][] = [];
  let part: BodyNode[] = [];
  let size = 0;
  for (const block of blocksOf(body, most)) {
    const bytes = bytesOfBlock(block);
    if (part.length > 0 && size + bytes > most) {
      const last = part.at(-1);
      const kept = last && isKeptWithNext(last) ? part.pop() : undefined;
      if (part.length > 0) parts.push(part);
      part = kept ? [kept] : [];
      size = kept ? bytesOfBlock(kept) : 0;
    }
    part.push(block);
    size += bytes;
  }
  if (part.length > 0) parts.push(part);
  return parts.map((content) => ({ type: 'doc', content }));
}

/** The blocks of a body as the edition shows them, none longer than `most` bytes in HTML. */
export const blocksOf = (body: Body, most: number): BodyNode[] =>
  body.content.map(inside).flatMap((block) => cut(block, most));

export const isKeptWithNext = ({ type }: BodyNode): boolean => blockTypeOf(type)?.isKeptWithNext ?? false;

/** Cuts a block that is too long by itself: a text by its words, a list or quotation by what it holds. */
function cut(block: BodyNode, most: number): BodyNode[] {
  if (bytesOfBlock(block) <= most) return [block];
  const inner = block.content ?? [];
  if (inner.length === 0 || isLeaf(block)) return cutText(block, most);
  const room = Math.max(MIN_PIECE_BYTES, most - shellOf(block));
  const groups: Part[] = [];
  let size = 0;
  for (const [at, child] of inner.entries())
    for (const piece of cut(child, room)) {
      const bytes = bytesOfBlock(piece);
      const last = groups.at(-1);
      if (last && size + bytes <= room) last.content.push(piece);
      else groups.push({ content: [piece], first: at });
      size = last && size + bytes <= room ? size + bytes : bytes;
    }
  return partsOf(block, groups);
}

type Part = { content: BodyNode[] /** how many of the block's children stand before it */; first: number };

function partsOf(block: BodyNode, parts: Part[]): BodyNode[] {
  const { continued } = blockTypeOf(block.type) ?? {};
  return parts.flatMap(({ content, first }, place) =>
    place > 0 && continued ? continued(block, content, first) : [{ ...block, content }],
  );
}

function cutText(block: BodyNode, most: number): BodyNode[] {
  const room = Math.max(MIN_PIECE_BYTES, most - 2 * shellOf(block) - 250);
  const texts: BodyNode[][] = [[]];
  let size = 0;
  for (const piece of (block.content ?? []).flatMap(pieces)) {
    const bytes = bytesOfBlock(piece);
    if (size > 0 && size + bytes > room) {
      texts.push([]);
      size = 0;
    }
    texts.at(-1)?.push(piece);
    size += bytes;
  }
  return partsOf(
    block,
    texts.map((content) => ({ content, first: 0 })),
  );
}

const pieces = (run: BodyNode): BodyNode[] =>
  run.text === undefined ? [run] : piecesOf(run.text).map((text) => ({ ...run, text }));

/** Links to the paper's stories and lists stay within the edition; those with endless addresses are left out. */
function inside(node: BodyNode): BodyNode {
  const marks = node.marks?.flatMap((mark: BodyMark) => {
    if (mark.type !== 'link') return [mark];
    const href = textHref(String(mark.attrs?.href));
    return bytesOfText(href) > MAX_HREF_BYTES ? [] : [{ ...mark, attrs: { ...mark.attrs, href } }];
  });
  const content = node.content?.map(inside);
  return { ...node, ...(marks && { marks }), ...(content && { content }) };
}

/** The same page in the text edition, where there is one. */
export function textHref(href: string): string {
  const match = matchRoute(href.replace(/[?#].*$/s, ''));
  const isHeld = match && ROUTES[match.route].text && !href.startsWith(pathOf('record'));
  return isHeld ? inEdition(TEXT_EDITION, href) : href;
}

/** An address in the edition in its own letters, a third as long as percent-encoded; browsers encode it. */
export const shortPath = (path: string): string => `${TEXT_EDITION}${decodeURI(path)}`;

/** How many of a list, from its first, take at most so many bytes; always one. */
export function countWithin(bytes: readonly number[], most: number): number {
  let left = most;
  const end = bytes.findIndex((each, at) => {
    left -= each;
    return at > 0 && left < 0;
  });
  return end < 0 ? bytes.length : end;
}
