// For the server only: temporal-polyfill is 19 kB after gzip. A test in server/layering keeps it out of bundles.
import { Temporal } from 'temporal-polyfill';

/** Whether a text has the form of a date, or of a date and a time, without an offset. */
export const isWallTime = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::[0-5]\d(?:\.\d{1,9})?)?)?$/.test(text);

/**
 * The instant at which a zone's clock shows `wall`, midnight for a date alone; null if it is not a valid time. A time that a
 * change of clocks skips is moved forward by the length of the change.
 * @param repeated which instant to take of an hour that a change of clocks repeats
 */
export function instantOfWallTime(wall: string, zone: string, repeated: 'earlier' | 'later' = 'earlier') {
  if (!isWallTime(wall)) return null;
  try {
    const disambiguation = repeated === 'earlier' ? 'compatible' : 'later';
    return dateOf(Temporal.PlainDateTime.from(wall).toZonedDateTime(zone, { disambiguation }));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The first instant of a date in a zone. A change of clocks may skip or repeat midnight. */
export const startOfDate = (date: string, zone: string): Date =>
  dateOf(Temporal.PlainDate.from(date).toZonedDateTime(zone));

/** The first instant of the day that is `days` after the day of `now` in a zone. */
export const startOfDay = (now: Date, zone: string, days: number): Date =>
  dateOf(
    Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).add({ days }).startOfDay(),
  );

const dateOf = ({ epochMilliseconds }: Temporal.ZonedDateTime): Date => new Date(epochMilliseconds);
