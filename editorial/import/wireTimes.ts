import { nfkc } from '#contracts/normalForm.ts';
import { readWireClock } from './wireClock.ts';
import { monthOf } from './wireTimeNames.ts';

/** Local time without a zone: "YYYY-MM-DDTHH:MM". The paper's zone makes it an instant. */
export type WallTime = string;

type Clock = NonNullable<ReturnType<typeof readWireClock>>;
type Moment = { year: number; month: number; day: number; second?: number } & Clock;

/**
 * Parses the forms in which wires print a time.
 * @returns a wall time if the text names no zone, else an instant, "YYYY-MM-DDTHH:MM:SS±HH:MM"; null if the text is no
 * time, or not a day of the calendar
 */
export function readReleaseTime(text: string): WallTime | null {
  if (text.length > 200) return null;
  const clean = withoutWeekday(nfkc(text).replace(/[，,]/g, ' ').replace(/\s+/g, ' ').trim());
  return print(iso(clean) ?? spelled(clean) ?? numbered(clean) ?? timeFirst(clean));
}

/** "2024-04-14T02:15:00Z", "20240414T021500+0200" */
function iso(text: string): Moment | null {
  const parts =
    /^(?<y>\d{4})-?(?<mon>\d\d)-?(?<d>\d\d)[T ](?<h>\d\d):?(?<min>\d\d)(?::?(?<s>\d\d)(?:[.,]\d{1,9})?)? ?(?:Z|(?<sign>[+-])(?<zh>\d\d)(?::?(?<zm>\d\d))?)$/i.exec(
      text,
    )?.groups;
  const second = Number(parts?.s ?? 0);
  if (!parts || second > 59) return null;
  const size = Number(parts.zh ?? 0) * 60 + Number(parts.zm ?? 0);
  const day = { year: Number(parts.y), month: Number(parts.mon), day: Number(parts.d) };
  const clock = { hour: Number(parts.h), minute: Number(parts.min), second };
  return { ...day, ...clock, offset: parts.sign === '-' ? -size : size };
}

const weekday =
  /^(?:(?:on|at|le|el|am)\s)?(?:mon|tue|wed|thu|fri|sat|sun|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo)(?:day|sday|nesday|rsday|urday)?\.?\s/iu;

const withoutWeekday = (text: string): string => text.replace(weekday, '').trim();

/** "Apr 14 2024 02:15 AM", "14 April 2024 02:15", "14. April 2024, 09.00 Uhr", "14 de abril de 2024" */
function spelled(text: string): Moment | null {
  const parts =
    /^(?:(?<m>\p{L}{3,10})\.? (?<d>\d{1,2})(?:st|nd|rd|th)?|(?<d2>\d{1,2})(?:st|nd|rd|th|er|\.|º)? (?:de )?(?<m2>\p{L}{3,10})\.?)(?: (?:de )?|\s)(?<y>\d{4})(?:[ ,]+(?:at |um |à |a las |الساعة )?(?<time>.+))?$/iu.exec(
      text,
    )?.groups;
  const month = monthOf(parts?.m ?? parts?.m2 ?? '');
  const time = readWireClock(parts?.time);
  if (!parts || month === 0) return null;
  return time && { year: Number(parts.y), month, day: Number(parts.d ?? parts.d2), ...time };
}

/** "2024-04-14 02:15", "2024/4/14 02:15", "2024年4月14日 02:15", "14.04.2024 02:15" */
function numbered(text: string): Moment | null {
  const yearFirst = /^(?<y>\d{4})[-/.年](?<m>\d{1,2})[-/.月](?<d>\d{1,2})日?(?:[T ]?(?<time>.+))?$/.exec(
    text,
  );
  const dayFirst = /^(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<y>\d{4})(?:[T ](?<time>.+))?$/.exec(text);
  const parts = (yearFirst ?? dayFirst)?.groups;
  const time = parts && readWireClock(parts.time);
  return time ? { year: Number(parts.y), month: Number(parts.m), day: Number(parts.d), ...time } : null;
}

/** "00.01 ON TUESDAY 4 MARCH 2031", "9 a.m. EDT, April 14, 2024" */
function timeFirst(text: string): Moment | null {
  const parts =
    /^(?:at )?(?<time>\d{1,2}(?:[:.h]\d\d)?(?: ?(?:am|pm|a\.m\.|p\.m\.|hours|hrs|uhr|h))?(?: ?\(?(?!(?:on|am|del?|le|el)\b)[a-z]{1,5}\b\)?(?! \d))?)(?: (?:on|am|del?|le|el))? (?<date>.{8,60})$/iu.exec(
      text,
    )?.groups;
  if (!parts) return null;
  const time = readWireClock(parts.time);
  const date = withoutWeekday(parts.date ?? '');
  const hasTime = /\d[:.]\d\d\b/.test(date.replace(/^\d{1,2}\.\d{1,2}\.\d{4}/, ''));
  const day = hasTime ? null : (spelled(date) ?? numbered(date));
  return day && time && { ...day, ...time };
}

function isReal({ year, month, day, hour, minute }: Moment): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isDay = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isDay && year >= 1800 && hour < 24 && minute < 60;
}

const two = (value: number) => String(value).padStart(2, '0');

const offsetOf = (minutes: number): string => {
  const size = Math.abs(minutes);
  return minutes === 0 ? 'Z' : `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
};

function print(moment: Moment | null): WallTime | null {
  if (!moment || !isReal(moment)) return null;
  const { year, month, day, hour, minute, second = 0, offset } = moment;
  const wall = `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
  return offset === null ? wall : `${wall}:${two(second)}${offsetOf(offset)}`;
}
