import { expect, test } from 'vitest';
import { startOfDate } from '#contracts/zonedTime.ts';
import type { CalendarEntry } from '#editorial/calendar/calendarEntries.ts';
import { daysFrom } from './days.ts';
import { lanesOf, placeEntries } from './placedEntries.ts';

const days = daysFrom('2026-11-23', 2, (date) => startOfDate(date, 'UTC'));
const size = { hourHeight: 44, entryHeight: 40 };

function entryAt(id: number, at: string) {
  const shared = { headline: `Story ${id}`, language: 'en' as const, number: 1, kind: 'first' as const };
  const entry: CalendarEntry = {
    ...{ key: `release:${id}`, is: 'release', articleId: id, at, past: false, decidedOn: null },
    ...shared,
  };
  return { entry, at: new Date(at) };
}

test('three entries at one time are side by side', () => {
  const at = '2026-11-24T09:00:00Z';
  const { placed, crowded } = placeEntries(
    [1, 2, 3].map((id) => entryAt(id, at)),
    days,
    size,
  );
  expect(placed.map(({ column, lane, lanes }) => [column, lane, lanes])).toEqual([
    [1, 0, 3],
    [1, 1, 3],
    [1, 2, 3],
  ]);
  expect(crowded).toEqual([]);
});

test('more entries at one time can all be opened, the last ones with one button', () => {
  const at = '2026-11-23T09:00:00Z';
  const all = Array.from({ length: 40 }, (_, id) => entryAt(id, at));
  const { placed, crowded } = placeEntries(all, days, size);
  expect(placed).toHaveLength(2);
  expect(crowded.map(({ lane, lanes }) => [lane, lanes])).toEqual([[2, 3]]);
  expect(placed.length + (crowded[0]?.entries.length ?? 0)).toBe(40);
});

test('an entry outside the displayed days has no place', () => {
  expect(placeEntries([entryAt(1, '2026-11-25T00:00:00Z')], days, size).placed).toEqual([]);
});

test('entries that do not overlap have the whole width', () => {
  expect(lanesOf([0, 50, 200], 40)).toEqual([
    { lane: 0, lanes: 1, group: 0 },
    { lane: 0, lanes: 1, group: 1 },
    { lane: 0, lanes: 1, group: 2 },
  ]);
});

test('overlapping entries are side by side, and a lane that has become free is reused', () => {
  expect(lanesOf([0, 10, 45, 100], 40)).toEqual([
    { lane: 0, lanes: 2, group: 0 },
    { lane: 1, lanes: 2, group: 0 },
    { lane: 0, lanes: 2, group: 0 },
    { lane: 0, lanes: 1, group: 1 },
  ]);
});

test('without entries there are no lanes', () => expect(lanesOf([], 40)).toEqual([]));
