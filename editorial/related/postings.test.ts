import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReleaseId } from '#db/schema/ids.ts';
import { mostOfWord, Postings } from './postings.ts';

const idsOf = (postings: Postings, word: number): number[] => {
  const touched: number[] = [];
  postings.addTo(new Float64Array(postings.releases.length), word, 1, touched);
  return touched.map((number) => postings.releases[number] as number);
};

test('added releases are read as if they were stored: newest first, and no more than the maximum', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 700 }), (stored, added) => {
      const all = Array.from({ length: stored + added }, (_, at) => at + 1);
      const newestFirst = (ids: number[]) => ids.toReversed().slice(0, mostOfWord + 1);
      const complete = new Postings([[7, newestFirst(all)]]);
      const grown = new Postings([[7, newestFirst(all.slice(0, stored))]]);
      for (const id of all.slice(stored)) grown.add(id as ReleaseId, [7]);
      expect(grown.countOf(7)).toBe(complete.countOf(7));
      expect(idsOf(grown, 7)).toEqual(idsOf(complete, 7));
      expect(idsOf(grown, 7)).toHaveLength(Math.min(mostOfWord, stored + added));
      expect(idsOf(grown, 8)).toEqual([]);
    }),
  );
});
