export const HOUR_MS = 3_600_000;

export type Day = {
  /** `2026-11-23` in the paper's time zone */
  date: string;
  begins: Date;
  ends: Date;
};

/** The calendar date a number of days after another. */
export function dateAfter(date: string, days: number): string {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** Successive days of a time zone; a change of clocks makes one longer or shorter. @param startOf first instant of a date */
export const daysFrom = (date: string, count: number, startOf: (date: string) => Date): Day[] =>
  Array.from({ length: count }, (_, at) => dateAfter(date, at)).map((each) => ({
    date: each,
    begins: startOf(each),
    ends: startOf(dateAfter(each, 1)),
  }));

/** Saturday or Sunday. */
export const isWeekend = ({ date }: Day): boolean =>
  [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

export const hoursOf = ({ begins, ends }: Day): number => (ends.getTime() - begins.getTime()) / HOUR_MS;

/** A date from an address; null for an invalid date, or a year outside 1900 to 2199. */
export function parseDate(text: unknown): string | null {
  if (typeof text !== 'string' || !/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return null;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : null;
}
