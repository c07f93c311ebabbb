import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseProbes, type Term } from './telling.ts';

const term = fc.record({
  word: fc.stringMatching(/^[a-z]{3,9}$/),
  stories: fc.integer({ min: 1, max: 500_000 }),
  weight: fc.double({ min: 0.1, max: 14, noNaN: true }),
});
const terms = fc.uniqueArray(term, { selector: ({ word }) => word, maxLength: 120 });

test('whatever the words of a story, the index is asked for a few thousand rows and some forty times at most', () => {
  fc.assert(
    fc.property(terms, (all) => {
      const sorted: Term[] = all.toSorted((a, b) => b.weight - a.weight);
      const probes = chooseProbes(sorted, 1_000_000);
      expect(probes.length).toBeLessThanOrEqual(43);
      expect(probes.reduce((sum, { expected }) => sum + expected, 0)).toBeLessThanOrEqual(4_000);
      for (const probe of probes) expect(probe.terms.length).toBeLessThanOrEqual(2);
    }),
  );
});

test('of words that are too common alone, pairs are asked for', () => {
  const common = ['ferry', 'harbour'].map((word) => ({ word, stories: 8_000, weight: 4 }));
  expect(chooseProbes(common, 1_000_000).map((probe) => probe.terms.map(({ word }) => word))).toEqual([
    ['ferry', 'harbour'],
  ]);
});
