import { blockTypeOf } from './blocks/blockRegistry.ts';
import type { Body, BodyNode } from './bodyTypes.ts';
import { countChineseWords } from './chineseSegmenter.ts';

/** The leaves that a reader reads in turn, in order: blocks of text, and those that hold nothing, such as figures. */
export function leavesOf({ content }: { content?: BodyNode[] }): BodyNode[] {
  return (content ?? []).flatMap((node) => (isLeaf(node) ? [node] : leavesOf(node)));
}

/** Whether it holds no other blocks. Of those that only a newer version knows, one that holds text is a leaf. */
export function isLeaf({ type, content = [] }: BodyNode): boolean {
  const block = blockTypeOf(type);
  return block ? block.leaf !== undefined : content.some(isInline);
}

const isInline = ({ type }: BodyNode): boolean => type === 'text' || type === 'hardBreak';

/** The words of one leaf; a line break counts as a space. */
export function textOf(node: BodyNode): string {
  if (node.type === 'hardBreak') return ' ';
  return node.text ?? (node.content ?? []).map(textOf).join('');
}

/** The running text, blocks apart by a blank line. Figures are left out: their captions are not the story. */
export function plainText(body: { content: BodyNode[] }): string {
  return leavesOf(body)
    .filter(({ type }) => blockTypeOf(type)?.leaf?.isProse ?? true)
    .map((leaf) => textOf(leaf).trim())
    .filter((text) => text !== '')
    .join('\n\n');
}

/** The opening of the story for lists, at most `most` characters, cut between words (in Chinese between characters). */
export function teaserOf(body: Body, most = 240): string {
  const opening = leavesOf(body)
    .filter((leaf) => leaf.type === 'paragraph')
    .map((leaf) => textOf(leaf).replace(/\s+/gu, ' ').trim())
    .filter((text) => text !== '')
    .join(' ');
  return cut(opening, most);
}

function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  let end = 0;
  // Far more than is kept is never looked at: segmenting a long string whole is slow.
  for (const { index, segment } of segmenterFor('en', 'word').segment(text.slice(0, most + 60))) {
    if (index + segment.length > most - 1) break;
    end = index + segment.length;
  }
  if (end === 0) end = [...text.slice(0, most - 1)].join('').length;
  const kept = text.slice(0, end).replace(/[\s,;:，；：、،؛—–-]+$/u, '');
  return `${kept.isWellFormed() ? kept : kept.slice(0, -1)}…`;
}

const segmenters = new Map<string, Intl.Segmenter>();

/** To make one takes as long as to cut a short story. */
function segmenterFor(language: string, granularity: 'sentence' | 'word'): Intl.Segmenter {
  const key = `${language} ${granularity}`;
  const known = segmenters.get(key) ?? new Intl.Segmenter(language, { granularity });
  segmenters.set(key, known);
  return known;
}

/** Words as `Intl.Segmenter` finds them, sentence by sentence: one long string would take quadratic time. */
export function countWords(text: string, language: string): number {
  if (language === 'zh-CN') return countChineseWords(text);
  const sentences = segmenterFor(language, 'sentence');
  const words = segmenterFor(language, 'word');
  let count = 0;
  for (const line of text.split('\n').filter((each) => each.trim() !== ''))
    for (const { segment } of sentences.segment(line))
      for (const { isWordLike } of words.segment(segment)) if (isWordLike) count += 1;
  return count;
}

/** Ids of the assets that figures show, each once, in order. */
export function pictureIds(body: Body): number[] {
  const figures = leavesOf(body).filter((leaf) => leaf.type === 'figure');
  return [...new Set(figures.map((figure) => Number(figure.attrs?.asset)))];
}

/** Where the story's links lead, each once, in order. */
export function linksOf(body: Body): string[] {
  const found = new Set<string>();
  const visit = (node: BodyNode) => {
    for (const mark of node.marks ?? []) if (mark.type === 'link') found.add(String(mark.attrs?.href));
    node.content?.forEach(visit);
  };
  body.content.forEach(visit);
  return [...found];
}

export type HeadingPlace = { node: BodyNode; level: number; text: string; id: string };

/**
 * Every heading with the name by which its address ends; names are unique within the body. Those of entries have none:
 * entries come on top of one another, and have addresses of their own.
 */
export function headings(body: Body): HeadingPlace[] {
  const taken = new Map<string, number>();
  const content = body.content.filter(({ type }) => type !== 'entry');
  return leavesOf({ content })
    .filter((leaf) => leaf.type === 'heading')
    .map((node) => {
      const text = textOf(node).trim();
      const name =
        text
          .toLowerCase()
          .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
          .replace(/^-+|-+$/g, '')
          .slice(0, 60) || 'part';
      const before = taken.get(name) ?? 0;
      taken.set(name, before + 1);
      return { node, level: Number(node.attrs?.level), text, id: before ? `${name}-${before + 1}` : name };
    });
}
