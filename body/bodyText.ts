import { blockTypeOf } from './blocks/blockRegistry.ts';
import type { Body, BodyNode } from './bodyTypes.ts';
import { countChineseWords } from './chineseSegmenter.ts';
import { textOf } from './nodeText.ts';
import { upgradeNode } from './upgradeNode.ts';

export { textOf };

/**
 * The leaves of a body in order, in their present form: blocks of text, and blocks without content, such as pictures. The
 * label of a block, such as the attribution of a quotation, is a leaf with the type that the label names.
 */
export function leavesOf({ content }: { content?: BodyNode[] }): BodyNode[] {
  return (content ?? []).map(upgradeNode).flatMap((node) => {
    if (isLeaf(node)) return [node];
    const label = labelOf(node);
    if (!label) return leavesOf(node);
    return label.place === 'before' ? [label.leaf, ...leavesOf(node)] : [...leavesOf(node), label.leaf];
  });
}

/** The label of a block as a leaf; undefined: it has none. */
export function labelOf(node: BodyNode): { leaf: BodyNode; place: 'before' | 'after' } | undefined {
  const { label } = blockTypeOf(node.type) ?? {};
  const text = label?.text(node);
  if (!label || !text) return undefined;
  return { leaf: { type: label.kind, content: [{ type: 'text', text }] }, place: label.place };
}

/** Whether a node contains no other blocks. A block of a newer version is a leaf if it contains text. */
export function isLeaf({ type, content = [] }: BodyNode): boolean {
  const block = blockTypeOf(type);
  return block ? block.leaf !== undefined : content.some(isInline);
}

const isInline = ({ type }: BodyNode): boolean => type === 'text' || type === 'hardBreak';

/** The running text, with a blank line between blocks, and without the captions of pictures. */
export function plainText(body: { content: BodyNode[] }): string {
  const prose = leavesOf(body).filter(({ type }) => blockTypeOf(type)?.leaf?.isProse ?? true);
  return prose.flatMap((leaf) => lineOf(leaf).trim() || []).join('\n\n');
}

const lineOf = (leaf: BodyNode): string => (blockTypeOf(leaf.type)?.leaf?.line ?? textOf)(leaf);

/** The opening of the story for lists, at most `max` characters, cut between words (in Chinese between characters). */
export function teaserOf(body: Body, max = 240): string {
  const paragraphs = leavesOf(body).filter(({ type }) => type === 'paragraph');
  return cut(paragraphs.flatMap((leaf) => textOf(leaf).replace(/\s+/gu, ' ').trim() || []).join(' '), max);
}

function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  let end = 0;
  // Only the beginning is segmented: segmenting a long string is slow.
  for (const { index, segment } of segmenterFor('en', 'word').segment(text.slice(0, max + 60))) {
    if (index + segment.length > max - 1) break;
    end = index + segment.length;
  }
  if (end === 0) end = max - 1;
  const beginning = text.slice(0, end).replace(/[\s,;:，；：、،؛—–-]+$/u, '');
  return `${beginning.isWellFormed() ? beginning : beginning.slice(0, -1)}…`;
}

const segmenters = new Map<string, Intl.Segmenter>();

/** Reuses segmenters: creating one takes as long as segmenting a short story. */
function segmenterFor(language: string, granularity: 'sentence' | 'word'): Intl.Segmenter {
  const key = `${language} ${granularity}`;
  const segmenter = segmenters.get(key) ?? new Intl.Segmenter(language, { granularity });
  segmenters.set(key, segmenter);
  return segmenter;
}

/** Counts the words that `Intl.Segmenter` finds, sentence by sentence: one long string would take quadratic time. */
export function countWords(text: string, language: string): number {
  if (language === 'zh-CN') return countChineseWords(text);
  const sentences = segmenterFor(language, 'sentence');
  const words = segmenterFor(language, 'word');
  let count = 0;
  for (const line of text.split('\n'))
    for (const { segment } of sentences.segment(line))
      for (const { isWordLike } of words.segment(segment)) if (isWordLike) count += 1;
  return count;
}

/** Ids of the assets that pictures show, each once, in order. */
export function pictureIds(body: Body): number[] {
  const pictures = leavesOf(body).filter((leaf) => leaf.type === 'picture');
  return [...new Set(pictures.map(({ attrs }) => Number(attrs?.asset)))];
}

/** The targets of the story's links, each once, in order. */
export function linksOf(body: Body): string[] {
  const linksIn = ({ marks = [], content = [] }: BodyNode): string[] => [
    ...marks.flatMap(({ type, attrs }) => (type === 'link' ? [String(attrs?.href)] : [])),
    ...content.flatMap(linksIn),
  ];
  return [...new Set(body.content.flatMap(linksIn))];
}

/**
 * All headings, with the fragment of their address, which is unique within the body. Headings of entries have none, because
 * new entries move the earlier ones down, and each entry has its own address.
 */
export function headings(body: Body) {
  const numberName = fragmentNumbering();
  return leavesOf({ content: body.content.filter(({ type }) => type !== 'entry') })
    .filter(({ type }) => type === 'heading')
    .map((node) => {
      const text = textOf(node).trim();
      const slug = text
        .toLowerCase()
        .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
        .replace(/^-+|-+$/g, '');
      return { node, level: Number(node.attrs?.level), text, id: numberName(slug.slice(0, 60) || 'part') };
    });
}

/** Makes names unique: of several equal names, the second gets `-2`. */
export function fragmentNumbering(): (name: string) => string {
  const counts = new Map<string, number>();
  return (name) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name}-${count}`;
  };
}
