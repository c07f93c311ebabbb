// Plain Intl, not Temporal: the editor's own dialogs ask for times, and the polyfill would be 19 kB more of its bundle.

/** A place's clock at an instant, as `YYYY-MM-DDTHH:MM`: what a `datetime-local` field holds. */
export function wallTimeOf(instant: Date, zone: string): string {
  return wallWithSeconds(instant.getTime(), zone).slice(0, 16);
}

/**
 * What a zone's clock means by `wall` (`YYYY-MM-DDTHH:MM`). Where a change of clocks repeats it, both instants; where
 * one skips it, what stands as long before and as long after as it would have.
 */
export type Reading =
  | { is: 'nothing' }
  | { is: 'once'; at: Date }
  | { is: 'twice'; instants: [first: Date, second: Date] }
  | { is: 'skipped'; beside: [before: Date, after: Date] };

export function readWall(wall: string, zone: string): Reading {
  const asUtc = utcOf(wall);
  if (asUtc === null) return { is: 'nothing' };
  const offsets = offsetsNear(asUtc, zone);
  const wanted = `${wall.slice(0, 16)}:00`;
  const found = [...new Set(offsets)]
    .map((offset) => asUtc - offset)
    .filter((instant) => wallWithSeconds(instant, zone) === wanted)
    .sort((a, b) => a - b);
  const [first, second] = found;
  if (first !== undefined && second !== undefined)
    return { is: 'twice', instants: [new Date(first), new Date(second)] };
  if (first !== undefined) return { is: 'once', at: new Date(first) };
  const [less, more] = [Math.min(...offsets), Math.max(...offsets)];
  return { is: 'skipped', beside: [new Date(asUtc - more), new Date(asUtc - less)] };
}

/** How far a zone's clock is ahead of UTC at an instant, ms; before standard time not a whole minute. */
function offsetOf(instant: number, zone: string): number {
  const whole = Math.floor(instant / 1_000) * 1_000;
  return Date.parse(`${wallWithSeconds(whole, zone)}Z`) - whole;
}

/** `UTC+1`, `UTC+5:30`, `UTC−3:30`, `UTC`. */
export function offsetName(instant: Date, zone: string): string {
  const seconds = Math.round(offsetOf(instant.getTime(), zone) / 1_000);
  const [hours, minutes] = [
    Math.floor(Math.abs(seconds) / 3_600),
    Math.floor((Math.abs(seconds) % 3_600) / 60),
  ];
  if (hours === 0 && minutes === 0) return 'UTC';
  return `UTC${seconds < 0 ? '−' : '+'}${hours}${minutes ? `:${String(minutes).padStart(2, '0')}` : ''}`;
}

// No one English names all zones: CET is British, EDT American, LHST Australian.
const namers = ['en-US', 'en-GB', 'en-AU', 'en-IN', 'en-CA', 'en-NZ', 'en-ZA'];

/** The letters that people of the place know (CET, EDT) with the offset, or the offset alone: `CEST, UTC+2`. */
export function zoneMark(instant: Date, zone: string): string {
  const offset = offsetName(instant, zone);
  for (const locale of namers) {
    const name = clockOf(zone, locale, { timeZoneName: 'short' })
      .formatToParts(instant)
      .find(({ type }) => type === 'timeZoneName')?.value;
    if (name && /^[A-Z]{2,5}$/.test(name) && name !== offset) return `${name}, ${offset}`;
  }
  return offset;
}

function utcOf(wall: string): number | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:00(\.0+)?)?$/.test(wall)) return null;
  const utc = Date.parse(`${wall.slice(0, 16)}:00Z`);
  // 31 April is read as 1 May by some.
  return Number.isNaN(utc) || !new Date(utc).toISOString().startsWith(wall.slice(0, 16)) ? null : utc;
}

/** The offsets a day before and a day after: as in Temporal's own search, no clock changes twice in between. */
const offsetsNear = (asUtc: number, zone: string): number[] =>
  [-86_400_000, 86_400_000].map((distance) => offsetOf(asUtc + distance, zone));

function wallWithSeconds(instant: number, zone: string): string {
  const parts = clockOf(zone, 'en-GB', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const day = `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
  return `${day}T${part('hour')}:${part('minute')}:${part('second')}`;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Making one costs more than a hundred uses. */
function clockOf(zone: string, locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${locale} ${options.timeZoneName ?? ''}`;
  const known = clocks.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
  clocks.set(key, made);
  return made;
}
