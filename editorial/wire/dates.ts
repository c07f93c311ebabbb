import { nfkc } from '#contracts/normalForm';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A time on a wall clock, without a zone: "YYYY-MM-DDTHH:MM". The paper's zone makes it an instant. */
export type WallTime = string;

type Parts = { year: number; month: number; day: number; hour: number; minute: number };

/** Reads the forms in which wires print a time; null when it is none, or no day of the calendar. */
export function readWallTime(text: string): WallTime | null {
  const clean = nfkc(text).replace(/[，,]/g, ' ').replace(/\s+/g, ' ').trim();
  const parts = spelled(clean) ?? numbered(clean);
  return parts && isReal(parts) ? print(parts) : null;
}

/** "Apr 14 2024 02:15 AM", "14 April 2024 02:15" */
function spelled(text: string): Parts | null {
  const match =
    /^(?:(?<m>[a-z]{3,9})\.? (?<d>\d{1,2})(?:st|nd|rd|th)?|(?<d2>\d{1,2})(?:st|nd|rd|th)? (?<m2>[a-z]{3,9})\.?) (?<y>\d{4})(?: (?:at )?(?<time>.+))?$/i.exec(
      text,
    );
  const found = match?.groups;
  if (!found) return null;
  const month = months.indexOf((found.m ?? found.m2 ?? '').slice(0, 3).toLowerCase()) + 1;
  const time = readTime(found.time);
  if (month === 0 || !time) return null;
  return { year: Number(found.y), month, day: Number(found.d ?? found.d2), ...time };
}

/** "2024-04-14 02:15", "2024/4/14 02:15", "2024年4月14日 02:15" */
function numbered(text: string): Parts | null {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]?(.+))?$/.exec(text);
  const time = readTime(match?.[4]);
  if (!match || !time) return null;
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]), ...time };
}

function readTime(text: string | undefined): { hour: number; minute: number } | null {
  if (!text?.trim()) return { hour: 0, minute: 0 };
  const match =
    /^(上午|下午)?\s*(\d{1,2})[:时点](\d{2})分?(?::\d{2}(?:\.\d+)?)?\s*(am|pm|a\.m\.|p\.m\.)?$/i.exec(
      text.trim(),
    );
  if (!match) return null;
  const half = (match[4] ?? match[1] ?? '').toLowerCase();
  const late = half.startsWith('p') || half === '下午';
  const early = half.startsWith('a') || half === '上午';
  const told = Number(match[2]);
  if ((late || early) && (told < 1 || told > 12)) return null;
  const hour = late ? (told % 12) + 12 : early ? told % 12 : told;
  return { hour, minute: Number(match[3]) };
}

function isReal({ year, month, day, hour, minute }: Parts): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return (
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1800 && hour < 24 && minute < 60
  );
}

const two = (value: number) => String(value).padStart(2, '0');

const print = ({ year, month, day, hour, minute }: Parts): WallTime =>
  `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
