import { languages } from '#contracts/languages.ts';
import { dice } from '../words.ts';
import { arabicWords, chineseWords, englishWords } from './wordLists.ts';
import { zipf } from './zipf.ts';

/** What a language is written with here. */
export type Vocabulary = {
  language: string;
  /** commonest first */
  words: string[];
  /** the rank of a word as a text draws it */
  draw: (random: () => number) => number;
  /** of this rank and beyond, words tell one story from another */
  rareFrom: number;
  between: string;
  stop: string;
  /** words in a sentence, from and to; an average story's words */
  sentence: [number, number];
  length: number;
};

const make: Record<string, (random: () => number) => Omit<Vocabulary, 'language' | 'draw'>> = {
  en: (random) => ({
    words: englishWords(40_000, random),
    rareFrom: 900,
    between: ' ',
    stop: '.',
    sentence: [7, 26],
    length: 260,
  }),
  'zh-CN': (random) => ({
    words: chineseWords(30_000, random),
    rareFrom: 700,
    between: '',
    stop: '。',
    sentence: [6, 16],
    length: 180,
  }),
  ar: (random) => ({
    words: arabicWords(30_000, random),
    rareFrom: 700,
    between: ' ',
    stop: '.',
    sentence: [7, 22],
    length: 220,
  }),
};

/** Of every language that the paper knows and that there are words for here. */
export function vocabularies(): Vocabulary[] {
  return languages.flatMap((language) => {
    const made = make[language]?.(dice(17));
    return made ? [{ ...made, language, draw: zipf(made.words.length) }] : [];
  });
}

/** How often a story is in each language. */
export const shares: Record<string, number> = { en: 0.66, 'zh-CN': 0.26, ar: 0.08 };
