import { languages } from '#contracts/languages.ts';
import { seededRandom } from '../words.ts';
import { arabicWords, chineseWords, englishWords } from './vocabularyWords.ts';
import { zipf } from './zipf.ts';

/** The words of a language, and the lengths of its sentences and stories. */
export type Vocabulary = {
  language: string;
  /** most frequent first */
  words: string[];
  /** draws the rank of a word by Zipf's law */
  draw: (random: () => number) => number;
  /** from this rank on, words are rare enough to distinguish stories */
  rareFrom: number;
  between: string;
  stop: string;
  /** minimum and maximum words of a sentence; `length`: words of a median story */
  sentence: [number, number];
  length: number;
};

const builders: Record<string, (random: () => number) => Omit<Vocabulary, 'language' | 'draw'>> = {
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

/** The vocabularies of all languages of the paper that have words here. */
export function vocabularies(): Vocabulary[] {
  return languages.flatMap((language) => {
    const vocabulary = builders[language]?.(seededRandom(17));
    return vocabulary ? [{ ...vocabulary, language, draw: zipf(vocabulary.words.length) }] : [];
  });
}

/** The share of stories in each language. */
export const shares: Record<string, number> = { en: 0.66, 'zh-CN': 0.26, ar: 0.08 };
