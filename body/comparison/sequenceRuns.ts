import { diffArrays } from 'diff';

/** Consecutive items that both sequences have, or only one of them. */
export type Run<T> = { value: T[]; added?: boolean; removed?: boolean };

/** Maximum added and removed items for the exact comparison: the time that it takes grows with their number. */
const MAX_EXACT_CHANGES = 200;

/** How many places of equal items the linear pass remembers. */
const MAX_PLACES = 20;

/** The fewest runs of kept, removed and added items. Above the limit one linear pass keeps an item if it occurs in order. */
export function runsOf<T extends { key: string }>(older: T[], newer: T[]): Run<T>[] {
  const comparator = (a: T, b: T) => a.key === b.key;
  const exact = diffArrays(older, newer, { comparator, maxEditLength: MAX_EXACT_CHANGES });
  return exact ?? linearRuns(older, newer);
}

function linearRuns<T extends { key: string }>(older: T[], newer: T[]): Run<T>[] {
  const places = new Map<string, number[]>();
  for (const [at, { key }] of older.entries())
    places.set(key, [...(places.get(key) ?? []), at].slice(-MAX_PLACES));
  const runs: Run<T>[] = [];
  let at = 0;
  let added: T[] = [];
  const endRun = (until: number) => {
    if (until > at) runs.push({ value: older.slice(at, until), removed: true });
    if (added.length > 0) runs.push({ value: added, added: true });
    added = [];
  };
  for (const item of newer) {
    const place = places.get(item.key)?.find((each) => each >= at);
    if (place === undefined) added.push(item);
    else {
      endRun(place);
      runs.push({ value: [item] });
      at = place + 1;
    }
  }
  endRun(older.length);
  return runs;
}
