import type { CalendarEntry } from '#editorial/calendar/calendarEntries.ts';
import { type Day, HOUR_MS } from './days.ts';

/** Maximum entries side by side that are still readable. */
const MAX_LANES = 3;

type EntryAt = { entry: CalendarEntry; at: Date };
/** `top` is in px from the top of the grid; the lanes share the width of a column. */
type Spot = { column: number; top: number; lane: number; lanes: number };
type PlacedEntry = EntryAt & Spot;
/** Overlapping entries that do not fit beside the others. */
type CrowdedEntries = Spot & { entries: CalendarEntry[] };

/**
 * Places the entries of a week on its grid. If more entries overlap than are readable side by side, the last lane is one
 * button for the rest. @param shown sorted by time @param size of an hour and of an entry, px
 */
export function placeEntries(
  shown: EntryAt[],
  days: Day[],
  size: { hourHeight: number; entryHeight: number },
): { placed: PlacedEntry[]; crowded: CrowdedEntries[] } {
  const placed: PlacedEntry[] = [];
  const crowded = new Map<string, CrowdedEntries>();
  for (const [column, day] of days.entries()) {
    const inside = shown.filter(({ at }) => at >= day.begins && at < day.ends);
    const tops = inside.map(({ at }) => topOf(at, day, size.hourHeight));
    const lanes = lanesOf(tops, size.entryHeight);
    for (const [index, each] of inside.entries()) {
      const { lane = 0, lanes: count = 1, group = 0 } = lanes[index] ?? {};
      const spot = { column, top: tops[index] ?? 0, lane, lanes: Math.min(count, MAX_LANES) };
      if (count <= MAX_LANES || lane < MAX_LANES - 1) placed.push({ ...each, ...spot });
      else {
        const key = `${day.date} ${group} ${Math.floor(spot.top / size.entryHeight)}`;
        const crowd = crowded.get(key) ?? { ...spot, lane: MAX_LANES - 1, entries: [] };
        crowd.entries.push(each.entry);
        crowded.set(key, crowd);
      }
    }
  }
  return { placed, crowded: [...crowded.values()] };
}

/** The position of an instant within the days; an instant outside them is in the first column. */
export function spotOf(at: Date, days: Day[], hourHeight: number): { column: number; top: number } {
  const column = Math.max(
    0,
    days.findIndex(({ begins, ends }) => at >= begins && at < ends),
  );
  const day = days[column];
  return { column, top: day ? topOf(at, day, hourHeight) : 0 };
}

const topOf = (at: Date, day: Day, hourHeight: number) =>
  ((at.getTime() - day.begins.getTime()) / HOUR_MS) * hourHeight;

/** An entry's lane, the number of lanes, and the number of its group of overlapping entries. */
type Lane = { lane: number; lanes: number; group: number };

/** Puts overlapping entries side by side. @param tops ascending @param height of every entry, in the same unit */
export function lanesOf(tops: number[], height: number): Lane[] {
  const groups: Lane[][] = [];
  let ends: number[] = [];
  for (const top of tops) {
    if (ends.every((end) => end <= top)) {
      ends = [];
      groups.push([]);
    }
    const free = ends.findIndex((end) => end <= top);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = top + height;
    groups.at(-1)?.push({ lane, lanes: 0, group: groups.length - 1 });
  }
  return groups.flatMap((group) => {
    const lanes = Math.max(...group.map(({ lane }) => lane)) + 1;
    return group.map((each) => ({ ...each, lanes }));
  });
}
