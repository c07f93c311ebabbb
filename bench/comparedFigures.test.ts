import { expect, test } from 'vitest';
import { compareFigures } from './comparedFigures.ts';
import type { Measured } from './figures.ts';

const results = (unit: string, ...values: number[]): Measured[] =>
  values.map((value) => ({ title: 'Keys', how: '', figures: [{ what: 'painted', value, unit }] }));

const verdict = (before: Measured[], after: Measured[]) => compareFigures(before, after)[0]?.verdict;

test('a figure is compared by its medians over all turns, and shows its spread', () => {
  const [compared] = compareFigures(results('ms', 20, 22, 30), results('ms', 9, 11, 10));
  expect(compared).toMatchObject({
    before: { median: 22, least: 20, most: 30 },
    after: { median: 10, least: 9, most: 11 },
    verdict: 'better',
  });
  expect(compared?.ratio).toBeCloseTo(10 / 22);
});

test('a build is worse only if the difference exceeds 5 % and the spread of the other build', () => {
  const before = results('ms', 19, 20, 21);
  expect(verdict(before, results('ms', 24, 24, 24))).toBe('worse');
  expect(verdict(before, results('ms', 21, 21, 21))).toBe('same');
  expect(verdict(results('ms', 20, 20, 20), results('ms', 20.9, 20.9, 20.9))).toBe('same');
  expect(verdict(results('ms', 10, 20, 30), results('ms', 29, 29, 29))).toBe('same');
});

test('more per second is better', () => {
  expect(verdict(results('/s', 100, 101, 102), results('/s', 200, 200, 200))).toBe('better');
  expect(verdict(results('/s', 100, 101, 102), results('/s', 50, 50, 50))).toBe('worse');
});

test('a count that was zero before is worse when it is not zero any more', () => {
  expect(verdict(results('', 0, 0, 0), results('', 20, 20, 20))).toBe('worse');
  expect(verdict(results('', 0, 0, 0), results('', 0, 0, 0))).toBe('same');
});

test('figures that only one build has are left out, and those without a value are not compared', () => {
  const other: Measured[] = [{ title: 'Keys', how: '', figures: [{ what: 'saved', value: 1, unit: 'ms' }] }];
  expect(compareFigures(results('ms', 1), other)).toEqual([]);
  expect(verdict(results('ms', Number.NaN), results('ms', 1))).toBe('same');
});
