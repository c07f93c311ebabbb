import { pick, type Random } from './grammar.ts';

const day = 86_400_000;
const start = Date.parse('2021-03-01T06:00:00Z');
/** The number of days over which the stories of a set are released. */
const SPAN_DAYS = 1_460;
const BUSY_DAYS = 12;
const busyPeriods = [20, 330, 650, 980, 1_300];

/**
 * The first day of an event that lasts `days` days. It is in one of five busy periods, so stories that are close in
 * time are often of different events.
 */
export function busyDay(days: number, random: Random): number {
  const possible = busyPeriods.filter((begin) => begin + BUSY_DAYS + days <= SPAN_DAYS);
  return pick(possible.length > 0 ? possible : busyPeriods.slice(0, 1), random) + random() * BUSY_DAYS;
}

/**
 * Days on which an event is reported, counted from the first day of the set: within ten days, or within two to four
 * years if the event is spread.
 */
export function reportDays(count: number, isSpread: boolean, random: Random): number[] {
  const width = isSpread ? SPAN_DAYS * (0.5 + random() / 2) : 1 + random() * 9;
  const begin = isSpread ? random() * (SPAN_DAYS - width) : busyDay(width, random);
  return Array.from({ length: count }, () => begin + random() * width).sort((a, b) => a - b);
}

type Timed<Story> = Story & { onDay: number };

/** Numbers stories in the order of their days. */
export function inOrder<Story extends object>(stories: Timed<Story>[], prefix: string) {
  return stories
    .toSorted((a, b) => a.onDay - b.onDay)
    .map(({ onDay, ...story }, at) => ({
      id: `${prefix}-${at + 1}`,
      ...story,
      released_at: new Date(start + Math.round(onDay * day)).toISOString(),
    }));
}
