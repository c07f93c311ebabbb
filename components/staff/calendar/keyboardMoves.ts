import { readWall, wallTimeOf } from '#components/staff/dateTime/wallTime.ts';
import { type Day, dateAfter } from './days.ts';

const minute = 60_000;

type Key = { key: string; shiftKey: boolean; altKey: boolean };

/**
 * Where an arrow takes what is carried: up and down by a quarter of an hour, with Shift by an hour, with Alt by five
 * minutes; left and right to the same time of another day. Null: the key is none of these.
 */
export function movedByKey(at: Date, { key, shiftKey, altKey }: Key, zone: string): Date | null {
  const by = (shiftKey ? 60 : altKey ? 5 : 15) * minute;
  if (key === 'ArrowUp') return new Date(at.getTime() - by);
  if (key === 'ArrowDown') return new Date(at.getTime() + by);
  if (key === 'ArrowLeft') return sameTime(at, -1, zone);
  if (key === 'ArrowRight') return sameTime(at, 1, zone);
  return null;
}

/** The same time by the clock, some days on; a time that the day skips is as long after as it would have been. */
function sameTime(at: Date, days: number, zone: string): Date {
  const wall = wallTimeOf(at, zone);
  const read = readWall(`${dateAfter(wall.slice(0, 10), days)}${wall.slice(10)}`, zone);
  const rest = at.getTime() % minute;
  const found = read.is === 'once' ? read.at : read.is === 'twice' ? read.instants[0] : null;
  const after = read.is === 'skipped' ? read.beside[1] : null;
  return new Date((found ?? after ?? at).getTime() + rest);
}

/** The instant at a place of a day's column. @param hours after the day begins  @param minutes what it is rounded to */
export function instantAt(day: Day, hours: number, minutes = 5): Date {
  const snap = minutes * minute;
  const last = day.ends.getTime() - snap;
  const at = day.begins.getTime() + Math.round((hours * 60 * minute) / snap) * snap;
  return new Date(Math.min(Math.max(at, day.begins.getTime()), last));
}

/** Keeps what is carried within the days that are shown. */
export function isWithinWeek(days: Day[], at: Date): boolean {
  const [first, last] = [days[0], days.at(-1)];
  return !!first && !!last && at >= first.begins && at < last.ends;
}
