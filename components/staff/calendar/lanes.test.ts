import { expect, test } from 'vitest';
import { lanesOf } from './lanes.ts';

test('what lies apart has the whole width', () => {
  expect(lanesOf([0, 50, 200], 40)).toEqual([
    { lane: 0, lanes: 1, group: 0 },
    { lane: 0, lanes: 1, group: 1 },
    { lane: 0, lanes: 1, group: 2 },
  ]);
});

test('what overlaps stands side by side, and a lane that is free again is taken', () => {
  expect(lanesOf([0, 10, 45, 100], 40)).toEqual([
    { lane: 0, lanes: 2, group: 0 },
    { lane: 1, lanes: 2, group: 0 },
    { lane: 0, lanes: 2, group: 0 },
    { lane: 0, lanes: 1, group: 1 },
  ]);
});

test('nothing needs no lanes', () => expect(lanesOf([], 40)).toEqual([]));
