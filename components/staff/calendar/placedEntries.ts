import type { CalendarEntry } from '#editorial/calendar/calendarEntries.ts';
import type { Day } from './days.ts';
import { lanesOf } from './lanes.ts';

const hour = 3_600_000;

/** Entries side by side that can still be read. */
const MAX_LANES = 3;

export type EntryAt = { entry: CalendarEntry; at: Date };
/** px from the top of the grid; the lanes share a column's width */
type Spot = { column: number; top: number; lane: number; lanes: number };
export type PlacedEntry = EntryAt & Spot;
/** Entries for which there is no room beside the others. */
export type CrowdedEntries = Spot & { entries: CalendarEntry[] };

/**
 * Places the entries of a week on its grid. Where more lie over each other than can be read side by side, the last lane
 * is one button for those that have no room.
 * @param shown by time  @param size of an hour and of an entry, px
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
        const rest = crowded.get(key) ?? { ...spot, lane: MAX_LANES - 1, entries: [] };
        rest.entries.push(each.entry);
        crowded.set(key, rest);
      }
    }
  }
  return { placed, crowded: [...crowded.values()] };
}

/** Where an instant is within the days that are shown; before the first and after the last it is in the first column. */
export function spotOf(at: Date, days: Day[], hourHeight: number): { column: number; top: number } {
  const column = Math.max(
    0,
    days.findIndex(({ begins, ends }) => at >= begins && at < ends),
  );
  const day = days[column];
  return { column, top: day ? topOf(at, day, hourHeight) : 0 };
}

const topOf = (at: Date, day: Day, hourHeight: number) =>
  ((at.getTime() - day.begins.getTime()) / hour) * hourHeight;
