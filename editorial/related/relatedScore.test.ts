import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bm25 } from '#editorial/search/bm25.ts';
import { inverseDocumentFrequency } from './documentFrequency.ts';
import { wordKey } from './packedWords.ts';
import { Scorer, sharedTerms } from './relatedScore.ts';
import type { WeighedTerm } from './termWeights.ts';
import type { Vector } from './vector.ts';
import { WordNumbers } from './wordNumbers.ts';

const total = 1_000;
/** 120 terms with different document frequencies. */
const vocabulary = Array.from({ length: 120 }, (_, at) => ({ word: `word${at}`, stories: 1 + at * 8 }));
const text = fc.uniqueArray(
  fc.record({ at: fc.nat({ max: vocabulary.length - 1 }), count: fc.integer({ min: 1, max: 9 }) }),
  { selector: ({ at }) => at, minLength: 20, maxLength: 60 },
);
type Text = { at: number; count: number }[];

const vectorOf = (words: Text): Vector => ({
  terms: new Map(words.map(({ at, count }) => [`word${at}`, count])),
  headline: new Set(),
  length: words.reduce((sum, { count }) => sum + count, 0),
});
const termsOf = (words: Text): WeighedTerm[] =>
  words.map(({ at, count }) => {
    const { word, stories } = vocabulary[at] ?? { word: '', stories: 1 };
    return {
      key: wordKey(word),
      word,
      count,
      stories,
      weight: count * inverseDocumentFrequency(total, stories),
    };
  });

/** A term-by-term reference of BM25 for one text with another's terms as query. */
function reference(asks: Text, answers: Text, averageLength: number): number {
  const has = new Map(answers.map(({ at, count }) => [at, count]));
  const terms = asks.flatMap(({ at, count }) => {
    const tf = has.get(at);
    return tf === undefined
      ? []
      : [{ tf, weight: count * inverseDocumentFrequency(total, vocabulary[at]?.stories ?? 1) }];
  });
  return bm25(terms, vectorOf(answers).length, averageLength);
}

test("a text is scored by BM25, relative to the story's score for its own terms, whatever was scored before", () => {
  fc.assert(
    fc.property(text, text, text, (first, query, other) => {
      const words = new WordNumbers();
      const scorer = new Scorer(words);
      scorer.begin(words.numbered(vectorOf(first)), termsOf(first), 90, total);
      const [story, candidate] = [words.numbered(vectorOf(query)), words.numbered(vectorOf(other))];
      const self = scorer.begin(story, termsOf(query), 90, total);
      expect(self * inverseDocumentFrequency(total, 1)).toBeCloseTo(reference(query, query, 90));
      const { text: score, back } = scorer.score(candidate, 30);
      expect(score).toBeCloseTo(Math.min(1, reference(query, other, 90) / reference(query, query, 90)));
      expect(back).toBeCloseTo(
        Math.min(1, reference(other, query, 90) / (30 * inverseDocumentFrequency(total, 1))),
      );
      expect(scorer.score(story, self).text).toBeCloseTo(1);
    }),
  );
});

test('shared terms are listed by weight', () => {
  const words = new WordNumbers();
  const query: Text = [1, 5, 9].map((at) => ({ at, count: 1 }));
  const other = words.numbered(vectorOf([9, 1, 30].map((at) => ({ at, count: 2 }))));
  expect(sharedTerms(termsOf(query), words, other).map(({ word }) => word)).toEqual(['word1', 'word9']);
});
