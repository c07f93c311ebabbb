import { blockTypeOf } from '#body/blocks/blockRegistry.ts';
import { isLeaf } from '#body/bodyText.ts';
import type { Body, BodyMark, BodyNode } from '#body/bodyTypes.ts';
import { upgradeNode } from '#body/upgradeNode.ts';
import { inEdition, matchRoute, pathOf, ROUTES, TEXT_EDITION } from '#contracts/routes.ts';
import type { PageOfItems } from '#editorial/readerQueries/readerTypes.ts';
import { bytesOfBlock, bytesOfText, MAX_HREF_BYTES, piecesOf, shellOf } from './textBytes.ts';

/** Bytes of a part of a body, unless the page has another limit. */
const DEFAULT_PART_BYTES = 9_000;
/** Minimum length of a piece of text, also in deeply nested blocks. */
const MIN_PIECE_BYTES = 1_000;

/** Splits a body between blocks into parts of at most `most` bytes; never after a heading. */
export function splitBody(body: Body, most = DEFAULT_PART_BYTES): Body[] {
  const parts: BodyNode[][] = [];
  let part: BodyNode[] = [];
  let size = 0;
  for (const block of blocksOf(body, most)) {
    const bytes = bytesOfBlock(block);
    if (part.length > 0 && size + bytes > most) {
      const last = part.at(-1);
      const carried = last && isKeptWithNext(last) ? part.pop() : undefined;
      if (part.length > 0) parts.push(part);
      part = carried ? [carried] : [];
      size = carried ? bytesOfBlock(carried) : 0;
    }
    part.push(block);
    size += bytes;
  }
  if (part.length > 0) parts.push(part);
  return parts.map((content) => ({ type: 'doc', content }));
}

/** The blocks of a body as the edition shows them, each at most `most` bytes in HTML. */
export const blocksOf = (body: Body, most: number): BodyNode[] =>
  body.content.flatMap(inTextEdition).flatMap((block) => cut(block, most));

export const isKeptWithNext = ({ type }: BodyNode): boolean => blockTypeOf(type)?.isKeptWithNext ?? false;

/** Cuts a block that is longer than `most`: a text between words, a list or quotation between its children. */
function cut(block: BodyNode, most: number): BodyNode[] {
  const children = block.content ?? [];
  if (bytesOfBlock(block) <= most || children.length === 0) return [block];
  const shell = isLeaf(block) ? 2 * shellOf(block) + 250 : Math.max(shellOf(block), laterShellOf(block));
  const maxBytes = Math.max(MIN_PIECE_BYTES, most - shell);
  const pieces = children.flatMap((child, index) =>
    isLeaf(block)
      ? textPieces(child).map((node) => ({ node, index: 0 }))
      : cut(child, maxBytes).map((node) => ({ node, index })),
  );
  const { continued } = blockTypeOf(block.type) ?? {};
  return groupWithin(pieces, maxBytes).flatMap(({ content, first }, place) =>
    place > 0 && continued ? continued(block, content, first) : [{ ...block, content }],
  );
}

/** Bytes of what the later parts of a block repeat, such as the header of a table. */
function laterShellOf(block: BodyNode): number {
  const repeated = blockTypeOf(block.type)?.continued?.(block, [], block.content?.length ?? 0) ?? [];
  return repeated.reduce((sum, each) => sum + bytesOfBlock(each), 0);
}

/** Groups pieces, in their order, so that each group takes at most `maxBytes`. `first`: index of its first child */
function groupWithin(pieces: { node: BodyNode; index: number }[], maxBytes: number) {
  const groups: { content: BodyNode[]; first: number }[] = [];
  let size = 0;
  for (const { node, index } of pieces) {
    const bytes = bytesOfBlock(node);
    const last = groups.at(-1);
    const fits = last && size + bytes <= maxBytes;
    if (fits) last.content.push(node);
    else groups.push({ content: [node], first: index });
    size = fits ? size + bytes : bytes;
  }
  return groups;
}

const textPieces = (run: BodyNode): BodyNode[] =>
  run.text === undefined ? [run] : piecesOf(run.text).map((text) => ({ ...run, text }));

/**
 * A block as the edition shows it. Links to the paper's stories and lists stay within the edition; links with too long
 * addresses are dropped.
 */
function inTextEdition(source: BodyNode): BodyNode[] {
  const node = upgradeNode(source);
  const shown = blockTypeOf(node.type)?.inTextEdition?.(node) ?? [node];
  return shown.map(withShortLinks);
}

function withShortLinks(node: BodyNode): BodyNode {
  const marks = node.marks?.flatMap((mark: BodyMark) => {
    if (mark.type !== 'link') return [mark];
    const href = textHref(String(mark.attrs?.href));
    return bytesOfText(href) > MAX_HREF_BYTES ? [] : [{ ...mark, attrs: { ...mark.attrs, href } }];
  });
  const content = node.content?.flatMap(inTextEdition);
  return { ...node, ...(marks && { marks }), ...(content && { content }) };
}

/** The address of a page in the text edition, if the edition has it; else the address unchanged. */
export function textHref(href: string): string {
  const match = matchRoute(href.replace(/[?#].*$/s, ''));
  const isHeld = match && ROUTES[match.route].text && !href.startsWith(pathOf('record'));
  return isHeld ? inEdition(TEXT_EDITION, href) : href;
}

/** An address in the edition, not percent-encoded, so that it takes fewer bytes; browsers encode it. */
export const shortPath = (path: string): string => `${TEXT_EDITION}${decodeURI(path)}`;

/** The number of items, from the first, that take at most `most` bytes together; at least one. */
export function countWithin(bytes: readonly number[], most: number): number {
  let left = most;
  const end = bytes.findIndex((each, at) => {
    left -= each;
    return at > 0 && left < 0;
  });
  return end < 0 ? bytes.length : end;
}

/** The items of a list that take at most `maxBytes`, and the cursor of the next page. */
export function fitPage<Item>(page: PageOfItems<Item>, bytes: number[], maxBytes: number) {
  const count = countWithin(bytes, maxBytes);
  const isCut = count < page.items.length;
  const next = isCut ? (page.after?.[count - 1] ?? null) : page.before;
  return { shown: page.items.slice(0, count), next };
}
