import { type Reading, readWall, wallTimeOf } from '#components/staff/dateTime/wallTime.ts';
import { type Day, dateAfter } from './days.ts';

const MINUTE_MS = 60_000;

type Key = { key: string; shiftKey: boolean; altKey: boolean };

/**
 * The time of a carried entry after an arrow key: up and down change it by a quarter of an hour, with Shift by an hour,
 * with Alt by five minutes; left and right lead to the same time of another day. Null: another key.
 */
export function movedByKey(at: Date, { key, shiftKey, altKey }: Key, zone: string): Date | null {
  const by = (shiftKey ? 60 : altKey ? 5 : 15) * MINUTE_MS;
  if (key === 'ArrowUp') return new Date(at.getTime() - by);
  if (key === 'ArrowDown') return new Date(at.getTime() + by);
  if (key === 'ArrowLeft') return sameTime(at, -1, zone);
  if (key === 'ArrowRight') return sameTime(at, 1, zone);
  return null;
}

/** The same wall time on another day. A skipped time is shifted forward by the length of the gap. */
function sameTime(at: Date, days: number, zone: string): Date {
  const wall = wallTimeOf(at, zone);
  const read = readWall(`${dateAfter(wall.slice(0, 10), days)}${wall.slice(10)}`, zone);
  const restMs = at.getTime() % MINUTE_MS;
  return new Date(firstInstant(read, at).getTime() + restMs);
}

function firstInstant(read: Reading, fallback: Date): Date {
  if (read.is === 'once') return read.at;
  if (read.is === 'twice') return read.instants[0];
  return read.is === 'skipped' ? read.alternatives[1] : fallback;
}

/** The instant at a position of a day's column. @param hours since its start @param minutes it is rounded to these */
export function instantAt(day: Day, hours: number, minutes = 5): Date {
  const stepMs = minutes * MINUTE_MS;
  const last = day.ends.getTime() - stepMs;
  const at = day.begins.getTime() + Math.round((hours * 60 * MINUTE_MS) / stepMs) * stepMs;
  return new Date(Math.min(Math.max(at, day.begins.getTime()), last));
}

/** Whether an instant is within the displayed days. */
export function isWithinWeek(days: Day[], at: Date): boolean {
  const [first, last] = [days[0], days.at(-1)];
  return !!first && !!last && at >= first.begins && at < last.ends;
}
