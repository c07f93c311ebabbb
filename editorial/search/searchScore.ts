import { bm25 } from './bm25.ts';
import { occurrencesOf } from './occurrences.ts';
import type { Counted } from './tsQuery.ts';

/** Weights of an occurrence in the headline and in the standfirst, relative to the text. */
const HEADLINE_WEIGHT = 5;
const STANDFIRST_WEIGHT = 2;
/** Bonus for a headline with every word of the query, and for a new story; the latter halves in this many days. */
const HEADLINE_BONUS = 0.5;
const NEWNESS_BONUS = 0.4;
const NEWNESS_HALF_LIFE_DAYS = 60;

/** The data from which the score of a story is computed. */
export type ScoredStory = {
  /** seconds since 1970 */
  released: number;
  /** length of the text in words */
  length: number;
  /** for each counted word, three ranks as `occurrencesOf` reads them */
  heard: number[];
};

/**
 * The score of a story at a moment (ms): BM25 of its words, with a bonus if the headline has them, and a small one
 * while it is new.
 */
export function scoreOf(story: ScoredStory, counted: Counted[], average: number, moment: number): number {
  const words = counted.map(({ weight }, at) => {
    const { headline, standfirst, text } = occurrencesOf(story.heard.slice(at * 3, at * 3 + 3));
    return { weight, headline, tf: text + STANDFIRST_WEIGHT * standfirst + HEADLINE_WEIGHT * headline };
  });
  const weightSum = words.reduce((sum, { weight }) => sum + weight, 0);
  const headlineSum = words.reduce((sum, { weight, headline }) => sum + (headline > 0 ? weight : 0), 0);
  const days = Math.max(0, moment / 1000 - story.released) / 86_400;
  return (
    bm25(words, story.length, average) *
    (1 + HEADLINE_BONUS * (weightSum > 0 ? headlineSum / weightSum : 0)) *
    (1 + NEWNESS_BONUS * 2 ** (-days / NEWNESS_HALF_LIFE_DAYS))
  );
}
