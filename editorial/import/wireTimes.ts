import { nfkc } from '#contracts/normalForm.ts';
import { readWireClock } from './wireClock.ts';
import { monthOf } from './wireTimeNames.ts';

/** A time on a wall clock, without a zone: "YYYY-MM-DDTHH:MM". The paper's zone makes it an instant. */
export type WallTime = string;

type Parts = { year: number; month: number; day: number; hour: number; minute: number };

/**
 * Reads the forms in which wires print a time.
 * @returns a wall time when it names no zone, else an instant, "YYYY-MM-DDTHH:MM:SS±HH:MM"; null when it is no time, or
 * no day of the calendar
 */
export function readReleaseTime(text: string): WallTime | null {
  if (text.length > 200) return null;
  const clean = withoutWeekday(nfkc(text).replace(/[，,]/g, ' ').replace(/\s+/g, ' ').trim());
  return readIso(clean) ?? print(spelled(clean) ?? numbered(clean) ?? timeFirst(clean));
}

/** "2024-04-14T02:15:00Z", "20240414T021500+0200" */
function readIso(text: string): string | null {
  const match =
    /^(\d{4})-?(\d\d)-?(\d\d)[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d{1,9})?)? ?(Z|[+-]\d\d(?::?\d\d)?)$/i.exec(
      text,
    );
  if (!match) return null;
  const [, year, month, day, hour, minute, second = '00', zone = 'Z'] = match;
  const isFit = isReal({
    year: +(year ?? 0),
    month: +(month ?? 0),
    day: +(day ?? 0),
    hour: +(hour ?? 0),
    minute: +(minute ?? 0),
  });
  if (!isFit || Number(second) > 59) return null;
  const offset = /^z$/i.test(zone)
    ? 0
    : (zone.startsWith('-') ? -1 : 1) *
      (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', '') || 0));
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${offsetOf(offset)}`;
}

const weekday =
  /^(?:(?:on|at|le|el|am)\s)?(?:mon|tue|wed|thu|fri|sat|sun|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo)(?:day|sday|nesday|rsday|urday)?\.?\s/iu;

const withoutWeekday = (text: string): string => text.replace(weekday, '').trim();

/** "Apr 14 2024 02:15 AM", "14 April 2024 02:15", "14. April 2024, 09.00 Uhr", "14 de abril de 2024" */
function spelled(text: string): (Parts & { offset: number | null }) | null {
  const match =
    /^(?:(?<m>\p{L}{3,10})\.? (?<d>\d{1,2})(?:st|nd|rd|th)?|(?<d2>\d{1,2})(?:st|nd|rd|th|er|\.|º)? (?:de )?(?<m2>\p{L}{3,10})\.?)(?: (?:de )?|\s)(?<y>\d{4})(?:[ ,]+(?:at |um |à |a las |الساعة )?(?<time>.+))?$/iu.exec(
      text,
    );
  const found = match?.groups;
  if (!found) return null;
  const month = monthOf(found.m ?? found.m2 ?? '');
  const time = readWireClock(found.time);
  if (month === 0 || !time) return null;
  return { year: Number(found.y), month, day: Number(found.d ?? found.d2), ...time };
}

/** "2024-04-14 02:15", "2024/4/14 02:15", "2024年4月14日 02:15", "14.04.2024 02:15" */
function numbered(text: string): (Parts & { offset: number | null }) | null {
  const yearFirst = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]?(.+))?$/.exec(text);
  const dayFirst = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[T ](.+))?$/.exec(text);
  const [year, month, day, rest] = yearFirst
    ? yearFirst.slice(1)
    : dayFirst
      ? [dayFirst[3], dayFirst[2], dayFirst[1], dayFirst[4]]
      : [];
  const time = readWireClock(rest);
  if (!year || !time) return null;
  return { year: Number(year), month: Number(month), day: Number(day), ...time };
}

/** "00.01 ON TUESDAY 4 MARCH 2031", "9 a.m. EDT, April 14, 2024" */
function timeFirst(text: string): (Parts & { offset: number | null }) | null {
  const match =
    /^(?:at )?(?<time>\d{1,2}(?:[:.h]\d\d)?(?: ?(?:am|pm|a\.m\.|p\.m\.|hours|hrs|uhr|h))?(?: ?\(?(?!(?:on|am|del?|le|el)\b)[a-z]{1,5}\b\)?(?! \d))?)(?: (?:on|am|del?|le|el))? (?<date>.{8,60})$/iu.exec(
      text,
    );
  if (!match?.groups) return null;
  const time = readWireClock(match.groups.time);
  const date = withoutWeekday(match.groups.date ?? '');
  const day = spelled(date) ?? numbered(date);
  return day && time && !/\d[:.]\d\d\b/.test(date.replace(/^\d{1,2}\.\d{1,2}\.\d{4}/, ''))
    ? { ...day, ...time }
    : null;
}

function isReal({ year, month, day, hour, minute }: Parts): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return (
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1800 && hour < 24 && minute < 60
  );
}

const two = (value: number) => String(value).padStart(2, '0');

const offsetOf = (minutes: number): string => {
  const size = Math.abs(minutes);
  return minutes === 0 ? 'Z' : `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
};

function print(parts: (Parts & { offset: number | null }) | null): WallTime | null {
  if (!parts || !isReal(parts)) return null;
  const { year, month, day, hour, minute, offset } = parts;
  const wall = `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
  return offset === null ? wall : `${wall}:00${offsetOf(offset)}`;
}
