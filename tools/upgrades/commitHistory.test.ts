import { expect, test } from 'vitest';
import { nearestIndexes, spreadEvenly } from './commitHistory.ts';

test('commits are spread from the first to the last, and none is chosen twice', () => {
  expect(spreadEvenly(101, 5)).toEqual([0, 25, 50, 75, 100]);
  expect(spreadEvenly(3, 20)).toEqual([0, 1, 2]);
  expect(spreadEvenly(9, 1)).toEqual([0]);
});

test('the nearest commits replace one that does not start, within the history', () => {
  expect(nearestIndexes(5, 10, 4)).toEqual([6, 4, 7, 3]);
  expect(nearestIndexes(0, 10, 3)).toEqual([1, 2, 3]);
  expect(nearestIndexes(9, 10, 2)).toEqual([8, 7]);
});
