import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bm25 } from './bm25.ts';

const term = fc.record({
  tf: fc.integer({ min: 0, max: 50 }),
  weight: fc.double({ min: 0.01, max: 15, noNaN: true }),
});
const length = fc.integer({ min: 1, max: 5_000 });

test('a text without any of the terms scores 0', () => {
  expect(bm25([{ tf: 0, weight: 3 }], 10, 10)).toBe(0);
  expect(bm25([], 10, 10)).toBe(0);
});

test("more occurrences never lower a score, and repetition adds at most 2.2 times the term's weight", () => {
  fc.assert(
    fc.property(term, length, length, ({ tf, weight }, size, average) => {
      const score = bm25([{ tf, weight }], size, average);
      expect(bm25([{ tf: tf + 1, weight }], size, average)).toBeGreaterThan(score);
      expect(score).toBeLessThan(2.2 * weight);
    }),
  );
});

test('of two texts with the same terms the shorter scores higher', () => {
  fc.assert(
    fc.property(term, length, length, ({ tf, weight }, size, average) => {
      fc.pre(tf > 0);
      expect(bm25([{ tf, weight }], size, average)).toBeGreaterThan(
        bm25([{ tf, weight }], size + 1, average),
      );
    }),
  );
});

test('an average length of zero causes no division by zero', () => {
  expect(bm25([{ tf: 1, weight: 2 }], 3, 0)).toBe(2);
});
