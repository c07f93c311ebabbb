import { pick, type Random } from './grammar.ts';

const day = 86_400_000;
const start = Date.parse('2021-03-01T06:00:00Z');
/** Over so many days the stories of a set come. */
const SPAN_DAYS = 1_460;
const BUSY_DAYS = 12;
const busyPeriods = [20, 330, 650, 980, 1_300];

/**
 * The first day of an event that lasts so many days: in one of five busy periods, so that what is close in time is
 * not therefore of one event.
 */
export function busyDay(lasts: number, random: Random): number {
  const possible = busyPeriods.filter((begin) => begin + BUSY_DAYS + lasts <= SPAN_DAYS);
  return pick(possible.length > 0 ? possible : busyPeriods.slice(0, 1), random) + random() * BUSY_DAYS;
}

/**
 * Days, counted from the set's first, on which an event is reported: within some days of one another, or, for an event
 * that is spread, anywhere in two to four years.
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
