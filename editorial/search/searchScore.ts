import { bm25 } from './bm25.ts';
import { occurrencesOf } from './occurrences.ts';
import type { Counted } from './tsQuery.ts';

/** A word of the headline counts as so many in the text, one of the standfirst as so many. */
const headlineCounts = 5;
const standfirstCounts = 2;
/** What a headline with every word of the question adds, and what being new adds, which halves in so many days. */
const headlineBonus = 0.5;
const newness = 0.4;
const newnessDays = 60;

export type SearchLanguages = {
  /** seconds since 1970 */
  released: number;
  /** words */
  length: number;
  /** of each counted word, three ranks as `occurrencesOf` reads them */
  heard: number[];
};

/** How well a story answers, at a moment (ms): BM25 of its words, more where the headline has them, a little more while it is new. */
export function scoreOf(story: SearchLanguages, counted: Counted[], average: number, moment: number): number {
  const words = counted.map(({ weight }, at) => ({
    weight,
    ...occurrencesOf(story.heard.slice(at * 3, at * 3 + 3)),
  }));
  const terms = words.map(({ weight, headline, standfirst, text }) => ({
    weight,
    tf: text + standfirstCounts * standfirst + headlineCounts * headline,
  }));
  const all = words.reduce((sum, { weight }) => sum + weight, 0);
  const headed = words.reduce((sum, { weight, headline }) => sum + (headline > 0 ? weight : 0), 0);
  const days = Math.max(0, moment / 1000 - story.released) / 86_400;
  return (
    bm25(terms, story.length, average) *
    (1 + headlineBonus * (all > 0 ? headed / all : 0)) *
    (1 + newness * 2 ** (-days / newnessDays))
  );
}
