import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReleaseId } from '#db/schema/ids.ts';
import type { DocumentFrequency } from './documentFrequency.ts';
import { wordKey } from './packedWords.ts';
import { Ranking } from './postingRanking.ts';
import { Postings } from './postings.ts';
import { weighTerms, wordsToPost } from './termWeights.ts';
import type { Vector } from './vector.ts';

const vectorOf = (words: string[], headline: string[] = []): Vector => ({
  terms: new Map(words.map((word) => [word, 1])),
  headline: new Set(headline),
  length: words.length,
});

/** A large paper, with statistics about some terms. */
const large = (shares: Record<string, number>): DocumentFrequency => {
  const known = new Map(Object.entries(shares).map(([word, share]) => [wordKey(word), share]));
  return {
    everywhere: 100_000,
    storiesIn: () => 80_000,
    averageLengthIn: () => 200,
    shareOf: (word) => known.get(word),
  };
};

test('a story searches with its rarest terms, those of its headline first, and with no more than the maximum', () => {
  const common = large({ council: 0.2, ferry: 0.004 });
  expect(wordsToPost(vectorOf(['council', 'ferry', 'lychgate']), common)).toEqual(
    ['ferry', 'lychgate'].map((word) => wordKey(word)),
  );
  const many = Array.from({ length: 900 }, (_, at) => `word${at}`);
  const posted = wordsToPost(vectorOf([...many, 'ferry', 'keel'], ['keel']), common);
  expect(posted).toHaveLength(100);
  expect(posted[0]).toBe(wordKey('keel'));
});

test('common terms are weighted by statistics, others by their postings, and a unique term has the most weight', () => {
  const common = large({ council: 0.2 });
  const vector = vectorOf(['council', 'ferry', 'lychgate']);
  const posted = wordsToPost(vector, common);
  const postings = new Postings([[wordKey('ferry'), [9, 8, 3]]]);
  const terms = weighTerms({ vector, posted, postings, common, language: 'en', itself: 0 }, 80_000);
  expect(terms.map(({ word, stories }) => [word, stories])).toEqual([
    ['lychgate', 0],
    ['ferry', 3],
    ['council', 20_000],
  ]);
});

test('a term without postings and statistics gets the default document frequency, never that of a unique term', () => {
  const many = Array.from({ length: 300 }, (_, at) => `word${at}`);
  const vector = vectorOf(many);
  const posted = wordsToPost(vector, large({}));
  const options = {
    vector,
    posted,
    postings: new Postings([]),
    common: large({}),
    language: 'en',
    itself: 0,
  } as const;
  const stories = weighTerms(options, 80_000).map((term) => term.stories);
  expect(stories.filter((count) => count === 0)).toHaveLength(posted.length);
  expect(stories.filter((count) => count === 40)).toHaveLength(300 - posted.length);
});

test('whatever the terms of a story, no more than a few thousand postings are counted, the most significant first', () => {
  const word = fc.record({
    name: fc.stringMatching(/^[a-z]{4,9}$/),
    stories: fc.integer({ min: 1, max: 300 }),
  });
  fc.assert(
    fc.property(fc.uniqueArray(word, { selector: ({ name }) => name, maxLength: 60 }), (words) => {
      const stored = words.map(({ name, stories }, at): [number, number[]] => [
        wordKey(name),
        Array.from({ length: stories }, (_, id) => at * 1_000 + id + 1).reverse(),
      ]);
      const postings = new Postings(stored);
      const vector = vectorOf(words.map(({ name }) => name));
      const posted = wordsToPost(vector, large({}));
      const terms = weighTerms(
        { vector, posted, postings, common: large({}), language: 'en', itself: 0 },
        80_000,
      );
      const ranked = new Ranking(postings).rank(terms, new Set(posted), 10_000);
      expect(ranked.length).toBeLessThanOrEqual(6_000);
      const [rarest] = terms;
      if (rarest) expect(ranked.length).toBeGreaterThanOrEqual(rarest.stories);
    }),
  );
});

test('releases with more weight come first, and among equals the newest', () => {
  const postings = new Postings([
    [wordKey('ferry'), [5, 4, 2]],
    [wordKey('keel'), [4]],
  ]);
  postings.add(6 as ReleaseId, [wordKey('ferry')]);
  const vector = vectorOf(['ferry', 'keel']);
  const common = large({});
  const posted = wordsToPost(vector, common);
  const terms = weighTerms({ vector, posted, postings, common, language: 'en', itself: 0 }, 80_000);
  expect(new Ranking(postings).rank(terms, new Set(posted), 3)).toEqual([4, 6, 5]);
});

test('among many releases the first are the same as if all were sorted', () => {
  const list = fc.uniqueArray(fc.integer({ min: 1, max: 2_000 }), { minLength: 1, maxLength: 250 });
  fc.assert(
    fc.property(
      fc.array(list, { minLength: 3, maxLength: 12 }),
      fc.integer({ min: 1, max: 60 }),
      (lists, most) => {
        const words = lists.map((_, at) => `word${at}`);
        const postings = new Postings(
          lists.map((ids, at) => [wordKey(words[at] ?? ''), ids.toSorted((a, b) => b - a)] as const),
        );
        const vector = vectorOf(words);
        const posted = wordsToPost(vector, large({}));
        const terms = weighTerms(
          { vector, posted, postings, common: large({}), language: 'en', itself: 0 },
          80_000,
        );
        const ranking = new Ranking(postings);
        const all = ranking.rank(terms, new Set(posted), 10_000);
        expect(ranking.rank(terms, new Set(posted), most)).toEqual(all.slice(0, most));
      },
    ),
  );
});
