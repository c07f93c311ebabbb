import type { Node } from '@tiptap/pm/model';
import { foldForFind, foldingFor } from './foldedText.ts';

export type FindOptions = {
  isCaseSensitive: boolean;
  isAccentBlind: boolean;
  isWholeWords: boolean;
};

/** Two offsets in the content of a block of text. */
export type BlockMatch = readonly [from: number, to: number];

export type BlockSearch = (block: Node) => readonly BlockMatch[];

/** Stands for what is no text, and for text whose deletion is proposed: no query contains it. */
const NO_TEXT = '\ufffc';

/**
 * A search in blocks of text. It never finds what crosses the end of a block, and keeps the matches of each block, so that
 * after an edit only the changed blocks are searched.
 */
export function createBlockSearch(query: string, options: FindOptions, language: string): BlockSearch {
  const folding = foldingFor(query, options);
  const wanted = foldForFind(query, folding).text;
  const words = options.isWholeWords ? new Intl.Segmenter(language, { granularity: 'word' }) : undefined;
  const found = new WeakMap<Node, readonly BlockMatch[]>();

  function search(block: Node): BlockMatch[] {
    const original = searchableText(block);
    const { text, offsets } = foldForFind(original, folding);
    const matches: BlockMatch[] = [];
    for (let at = text.indexOf(wanted); at >= 0; ) {
      const match: BlockMatch = offsets
        ? [offsets[at] ?? 0, offsets[at + wanted.length] ?? 0]
        : [at, at + wanted.length];
      const isMatch =
        match[1] > match[0] && (!words || isWholeWord(words.segment(original), original.length, match));
      if (isMatch) matches.push(match);
      at = text.indexOf(wanted, at + (isMatch ? wanted.length : 1));
    }
    return matches;
  }

  return (block) => {
    if (wanted === '') return [];
    const matches = found.get(block) ?? search(block);
    found.set(block, matches);
    return matches;
  };
}

/** The text of a block, in which each position has one code unit. */
function searchableText(block: Node): string {
  let text = '';
  block.forEach((node) => {
    const isDeleted = node.marks.some(({ type }) => type.name === 'deletion');
    text += !node.isText || isDeleted ? NO_TEXT.repeat(node.nodeSize) : (node.text ?? '');
  });
  return text;
}

/** Whether words begin and end at the ends of a match. */
function isWholeWord(segments: Intl.Segments, length: number, [from, to]: BlockMatch): boolean {
  const isBoundary = (at: number) => at === length || segments.containing(at)?.index === at;
  return isBoundary(from) && isBoundary(to);
}
