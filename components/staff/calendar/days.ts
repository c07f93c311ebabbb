export type Day = {
  /** `2026-11-23` by the zone's clock */
  date: string;
  begins: Date;
  ends: Date;
};

/** The calendar date some days after another. */
export function dateAfter(date: string, days: number): string {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** Days by a zone's clock; where clocks change, one has more or fewer hours. @param startOf the first instant of a date */
export const daysFrom = (date: string, count: number, startOf: (date: string) => Date): Day[] =>
  Array.from({ length: count }, (_, at) => dateAfter(date, at)).map((each) => ({
    date: each,
    begins: startOf(each),
    ends: startOf(dateAfter(each, 1)),
  }));

export const hoursOf = ({ begins, ends }: Day): number => (ends.getTime() - begins.getTime()) / 3_600_000;

/** A date from an address; null for what is none, or is no year that a newsroom plans for. */
export function parseDate(text: unknown): string | null {
  if (typeof text !== 'string' || !/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return null;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : null;
}
