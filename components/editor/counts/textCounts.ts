import type { Node } from '@tiptap/pm/model';
import { blockTypeOf } from '#body/blocks/blockRegistry.ts';
import { countWords, plainText } from '#body/bodyText.ts';
import type { BodyNode } from '#body/bodyTypes.ts';
import { rejectedContent } from '#body/suggestions/rejectedContent.ts';

/** Characters are graphemes: what a reader regards as one character. */
export type TextCounts = { words: number; characters: number; charactersWithoutSpaces: number };

const NOTHING: TextCounts = { words: 0, characters: 0, charactersWithoutSpaces: 0 };

const add = (a: TextCounts, b: TextCounts): TextCounts => ({
  words: a.words + b.words,
  characters: a.characters + b.characters,
  charactersWithoutSpaces: a.charactersWithoutSpaces + b.charactersWithoutSpaces,
});

let segmenter: Intl.Segmenter | undefined;
/** Text in which each code unit is one grapheme. A return and a line feed would be one. */
const isSimple =
  /^[\x20-\x7e\u00a0-\u02ff\u2010-\u2027\u3000-\u3029\u3041-\u3096\u4e00-\u9fff\uff01-\uff5e]*$/;

/** The number of graphemes of a text. */
export function countCharacters(text: string): number {
  if (isSimple.test(text)) return text.length;
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
}

export const countsOfText = (text: string, language: string): TextCounts => ({
  words: countWords(text, language),
  characters: countCharacters(text.replaceAll('\n', '')),
  charactersWithoutSpaces: countCharacters(text.replace(/\s+/gu, '')),
});

/** The text of a block without proposed insertions, as in the word count of the list of articles. */
export function writtenText(block: Node, from = 0, to = block.content.size): string {
  let text = '';
  block.nodesBetween(from, to, (node, at) => {
    if (!node.isInline) return true;
    if (node.marks.some(({ type }) => type.name === 'insertion' || type.name === 'suggestedBreak'))
      return false;
    text += node.text?.slice(Math.max(0, from - at), to - at) ?? ' ';
    return false;
  });
  return text;
}

/** Counts of unchanged blocks are kept: a keystroke changes one block of hundreds. */
const countedBlocks = new Map<string, WeakMap<Node, TextCounts>>();

/** Counts a block of a body as the server does: without proposed text, captions and credits, and with attributions. */
function countsOfBlock(block: Node, language: string): TextCounts {
  const counted = countedBlocks.get(language) ?? new WeakMap<Node, TextCounts>();
  countedBlocks.set(language, counted);
  const known = counted.get(block);
  if (known) return known;
  const content = rejectedContent([block.toJSON() as BodyNode]);
  const counts = countsOfText(plainText({ content }), language);
  counted.set(block, counts);
  return counts;
}

export const countsOfBody = ({ children }: Node, language: string): TextCounts =>
  children.reduce((sum, block) => add(sum, countsOfBlock(block, language)), NOTHING);

const isProse = ({ type }: Node): boolean => blockTypeOf(type.name)?.leaf?.isProse ?? true;

/** Counts the text between two positions, without captions and credits. */
export function countsBetween(doc: Node, from: number, to: number, language: string): TextCounts {
  let sum = NOTHING;
  doc.nodesBetween(from, to, (node, at) => {
    if (!node.isTextblock) return !node.isLeaf;
    const start = Math.max(0, from - at - 1);
    const end = Math.min(node.content.size, to - at - 1);
    if (isProse(node)) sum = add(sum, countsOfText(writtenText(node, start, end), language));
    return false;
  });
  return sum;
}
