import type { Body, BodyMark, BodyNode } from '#body/body';
import { leavesOf, textOf } from '#body/text';

/** Bytes of words that a page of the text edition holds; with all that stands round them it stays below 14 kB. */
const most = 8_500;
/** What tags add to each paragraph. */
const frame = 48;

const bytesOf = (block: BodyNode): number =>
  leavesOf({ type: 'doc', content: [block] })
    .filter((leaf) => leaf.type !== 'figure')
    .reduce((sum, leaf) => sum + Buffer.byteLength(textOf(leaf)) + frame + linksIn(leaf), 0);

const linksIn = (node: BodyNode): number =>
  (node.marks ?? []).reduce((sum, mark) => sum + String(mark.attrs?.href ?? '').length + 20, 0) +
  (node.content ?? []).reduce((sum, inner) => sum + linksIn(inner), 0);

/** Bytes of a text in HTML. */
export const bytesOfText = (text: string): number => Buffer.byteLength(text.replace(/[&<>"']/g, '&quot;'));

/** A story in parts, each short enough for a page; between paragraphs, and never after a heading. */
export function partsOf(body: Body): Body[] {
  const parts: BodyNode[][] = [];
  let part: BodyNode[] = [];
  let size = 0;
  for (const block of body.content.flatMap(cut)) {
    const bytes = bytesOf(block);
    if (part.length > 0 && size + bytes > most) {
      const heading = part.at(-1)?.type === 'heading' ? part.pop() : undefined;
      if (part.length > 0) parts.push(part);
      part = heading ? [heading] : [];
      size = heading ? bytesOf(heading) : 0;
    }
    part.push(block);
    size += bytes;
  }
  if (part.length > 0) parts.push(part);
  return parts.map((content) => ({ type: 'doc', content: content.map(inside) }));
}

/** A block that is too long by itself: a list by its items, a paragraph by its words. */
function cut(block: BodyNode): BodyNode[] {
  const inner = block.content ?? [];
  if (bytesOf(block) <= most) return [block];
  if (block.type !== 'paragraph') {
    if (inner.length > 1) return inner.flatMap((each) => cut({ ...block, content: [each] }));
    return inner[0]?.content ? inner.flatMap(cut) : [block];
  }
  const paragraphs: BodyNode[][] = [[]];
  let size = 0;
  for (const piece of inner.flatMap(pieces)) {
    const bytes = Buffer.byteLength(piece.text ?? '') + linksIn(piece);
    if (size > 0 && size + bytes > most / 2) {
      paragraphs.push([]);
      size = 0;
    }
    paragraphs.at(-1)?.push(piece);
    size += bytes;
  }
  return paragraphs.map((content) => ({ ...block, content }));
}

/** A run of text in pieces of at most some two hundred letters, between words where there are gaps. */
const pieces = (run: BodyNode): BodyNode[] =>
  run.text === undefined
    ? [run]
    : (run.text.match(/[\s\S]{1,200}(?:\s|$)|[\s\S]{1,100}/gu) ?? []).map((text) => ({ ...run, text }));

/** Links to the paper's stories and lists stay within the edition. */
function inside(node: BodyNode): BodyNode {
  const marks = node.marks?.map((mark: BodyMark) =>
    mark.type === 'link'
      ? { ...mark, attrs: { ...mark.attrs, href: textHref(String(mark.attrs?.href)) } }
      : mark,
  );
  const content = node.content?.map(inside);
  return { ...node, ...(marks && { marks }), ...(content && { content }) };
}

const held =
  /^\/(articles\/[^/?#]+(\/history)?|(sections|topics|authors)\/[^/?#]+|corrections|search|about|about\/[^/?#]+)?(?=[?#]|$)/;

/** The same page in the text edition, where there is one. */
export const textHref = (href: string): string =>
  held.test(href) && href !== '' && !href.startsWith('/about/record')
    ? `/text${href.replace(/^\/(?=$|[?#])/, '')}`
    : href;

/** An address in the edition in its own letters, a third as long as percent-encoded; browsers encode it. */
export const shortPath = (path: string): string => `/text${decodeURI(path)}`;
