import type { Language } from '#editorial/readerQueries/readerTypes.ts';
import { formatLocales } from './readerMessages.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, zone: string, name: string, options: Intl.DateTimeFormatOptions) {
  const key = `${language} ${zone} ${name}`;
  const cached = formats.get(key);
  if (cached) return cached;
  const created = new Intl.DateTimeFormat(formatLocales[language], { timeZone: zone, ...options });
  formats.set(key, created);
  return created;
}

/** Separators between a day and its time. */
const separators: Record<Language, string> = { en: ', ', 'zh-CN': ' ', ar: '، ' };
const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const day = { day: 'numeric', month: 'long', year: 'numeric' } as const;

/** "14 April 2024, 02:15 CEST": the zone is always named. */
export function instantText(at: Date, language: Language, zone: string): string {
  const date = format(language, zone, 'day', day).format(at);
  const time = format(language, zone, 'clock', clock).format(at);
  const parts = format(language, zone, 'zone', { timeZoneName: 'short' }).formatToParts(at);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
  const zoned = { en: `${time} ${name}`, 'zh-CN': `${time}（${name}）`, ar: `${time} (${name})` };
  return `${date}${separators[language]}${zoned[language]}`;
}

/** "14 April 2024, 02:15:09 CEST": a moment to the second. */
export function exactTimeText(at: Date, language: Language, zone: string): string {
  const second = at.toISOString().slice(17, 19);
  return instantText(at, language, zone).replace(/\b\d\d:\d\d\b/, `$&:${second}`);
}

/** "14 April 2024" */
export const dayText = (at: Date, language: Language, zone: string) =>
  format(language, zone, 'day', day).format(at);

/** "14 April, 02:15", for the front page, where the year is obvious. */
export function shortText(at: Date, language: Language, zone: string): string {
  const date = format(language, zone, 'short', { day: 'numeric', month: 'long' }).format(at);
  const time = format(language, zone, 'clock', clock).format(at);
  return `${date}${separators[language]}${time}`;
}

/** "Sunday 14 April 2024" */
export const todayText = (now: Date, language: Language, zone: string) =>
  format(language, zone, 'today', { weekday: 'long', ...day }).format(now);
