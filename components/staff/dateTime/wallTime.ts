// `Intl`, not Temporal: dialogs of the editor contain time fields, and the polyfill would add 19 kB to the editor's bundle.

/** The wall time of a zone at an instant, as `YYYY-MM-DDTHH:MM`: the value of a `datetime-local` field. */
export function wallTimeOf(instant: Date, zone: string): string {
  return wallWithSeconds(instant.getTime(), zone).slice(0, 16);
}

/**
 * The instants of a wall time (`YYYY-MM-DDTHH:MM`) in a zone. `twice`: a change of clocks repeats the time. `skipped`: it
 * skips the time; `alternatives` are the existing instants before and after the gap, shifted by its length.
 * `nothing`: the text is not a time.
 */
export type Reading =
  | { is: 'nothing' }
  | { is: 'once'; at: Date }
  | { is: 'twice'; instants: [first: Date, second: Date] }
  | { is: 'skipped'; alternatives: [before: Date, after: Date] };

export function readWall(wall: string, zone: string): Reading {
  const asUtc = utcOf(wall);
  if (asUtc === null) return { is: 'nothing' };
  const offsets = offsetsNear(asUtc, zone);
  const target = `${wall.slice(0, 16)}:00`;
  const [first, second] = [...new Set(offsets)]
    .map((offset) => asUtc - offset)
    .filter((instant) => wallWithSeconds(instant, zone) === target)
    .sort((a, b) => a - b);
  if (first !== undefined && second !== undefined)
    return { is: 'twice', instants: [new Date(first), new Date(second)] };
  if (first !== undefined) return { is: 'once', at: new Date(first) };
  const [smallest, largest] = [Math.min(...offsets), Math.max(...offsets)];
  return { is: 'skipped', alternatives: [new Date(asUtc - largest), new Date(asUtc - smallest)] };
}

/** The offset of a zone from UTC at an instant, ms. Before standard time it is not a whole number of minutes. */
function offsetOf(instant: number, zone: string): number {
  const wholeSecond = Math.floor(instant / 1_000) * 1_000;
  return Date.parse(`${wallWithSeconds(wholeSecond, zone)}Z`) - wholeSecond;
}

/** `UTC+1`, `UTC+5:30`, `UTC−3:30`, `UTC`. */
export function offsetName(instant: Date, zone: string): string {
  const seconds = Math.round(offsetOf(instant.getTime(), zone) / 1_000);
  const total = Math.floor(Math.abs(seconds) / 60);
  const [hours, minutes] = [Math.floor(total / 60), total % 60];
  if (hours === 0 && minutes === 0) return 'UTC';
  return `UTC${seconds < 0 ? '−' : '+'}${hours}${minutes ? `:${String(minutes).padStart(2, '0')}` : ''}`;
}

// No single English locale names all zones: CET is British, EDT American, LHST Australian.
const zoneNameLocales = ['en-US', 'en-GB', 'en-AU', 'en-IN', 'en-CA', 'en-NZ', 'en-ZA'];

/** The zone's abbreviation, if it has one, and the offset: `CEST, UTC+2`. */
export function zoneMark(instant: Date, zone: string): string {
  const offset = offsetName(instant, zone);
  for (const locale of zoneNameLocales) {
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
  // Some engines parse 31 April as 1 May.
  return Number.isNaN(utc) || !new Date(utc).toISOString().startsWith(wall.slice(0, 16)) ? null : utc;
}

/** The offsets a day before and a day after. As in Temporal, at most one change of clocks is assumed in between. */
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
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? '';
  const day = `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
  return `${day}T${part('hour')}:${part('minute')}:${part('second')}`;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Cached, because creating a formatter takes longer than a hundred uses. */
function clockOf(zone: string, locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${locale} ${options.timeZoneName ?? ''}`;
  const cached = clocks.get(key);
  if (cached) return cached;
  const clock = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
  clocks.set(key, clock);
  return clock;
}
