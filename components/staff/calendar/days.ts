import { readWall, wallTimeOf } from '#components/staff/dateTime/wallTime.ts';

export type Day = {
  /** `2026-11-23` by the zone's clock */
  date: string;
  begins: Date;
  ends: Date;
};

const hour = 3_600_000;

/** The first instant of a day by a zone's clock, whose midnight may be skipped or come twice. */
export function midnightOf(date: string, zone: string): Date {
  const read = readWall(`${date}T00:00`, zone);
  switch (read.is) {
    case 'once':
      return read.at;
    case 'twice':
      return read.instants[0];
    case 'skipped':
      return firstInstant(date, zone, read.beside[0]);
    default:
      throw new Error(`${date} is no day`);
  }
}

/** Where midnight is skipped, the day begins at the change itself: sought by halves between two sides of it. */
function firstInstant(date: string, zone: string, before: Date): Date {
  let [low, high] = [before.getTime(), before.getTime() + 26 * hour];
  while (high - low > 1_000) {
    const middle = Math.floor((low + high) / 2_000) * 1_000;
    if (wallTimeOf(new Date(middle), zone).slice(0, 10) < date) low = middle;
    else high = middle;
  }
  return new Date(high);
}

/** The calendar date some days after another. */
export function dateAfter(date: string, days: number): string {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** Days by a zone's clock; where clocks change, one has more or fewer hours. */
export function daysFrom(date: string, count: number, zone: string): Day[] {
  const begins = Array.from({ length: count + 1 }, (_, at) => midnightOf(dateAfter(date, at), zone));
  return begins.slice(0, count).map((each, at) => ({
    date: dateAfter(date, at),
    begins: each,
    ends: begins[at + 1] ?? each,
  }));
}

export const hoursOf = ({ begins, ends }: Day): number => (ends.getTime() - begins.getTime()) / hour;

/** A date from an address; null for what is none, or is no year that a newsroom plans for. */
export function parseDate(text: unknown): string | null {
  if (typeof text !== 'string' || !/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return null;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : null;
}
