import { diffArrays } from 'diff';
import type { WordChanges } from './changeTypes.ts';

/** Maximum added and removed words. Above it the texts have too little in common, and comparing them takes long. */
const MAX_WORD_CHANGES = 400;

const segmenters = new Map<string, Intl.Segmenter>();

/** Reuses segmenters: creating one takes longer than comparing two paragraphs. */
function wordSegmenter(language: string): Intl.Segmenter {
  const segmenter = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, segmenter);
  return segmenter;
}

/** The differences of two texts, word by word. In Chinese too, words are those that `Intl.Segmenter` finds. */
export function compareWords(before: string, after: string, language = 'en'): WordChanges {
  const segmenter = wordSegmenter(language);
  const wordsOf = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment);
  const parts = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: MAX_WORD_CHANGES });
  if (!parts) return [{ is: 'removed', text: before } as const, { is: 'added', text: after } as const];
  return parts.map(({ added, removed, value }) => {
    return { is: added ? 'added' : removed ? 'removed' : 'same', text: value.join('') };
  });
}

/** Whether both texts are the same. */
export const isSameText = (words: WordChanges): boolean => words.every(({ is }) => is === 'same');
