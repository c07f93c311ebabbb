'use client';
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { timeFormats } from '#components/ui/timeFormats.ts';
import type { CalendarEntry, CalendarPart } from '#editorial/calendar/calendarEntries.ts';

type Clock = { day?: boolean; zone?: boolean };

/** The texts for entries, times and durations, on every page that shows scheduled releases. */
export function useEntryWords() {
  const t = useTranslations('calendar');
  const format = useFormatter();
  const locale = useLocale() as 'en' | 'zh-CN';

  function nameOf(entry: CalendarPart | CalendarEntry): string {
    if (entry.is === 'package') return entry.name;
    if (entry.is !== 'front') return entry.headline || t('untitled');
    const section = entry.section && (entry.section[locale] ?? Object.values(entry.section)[0]);
    return section ? t('frontOf', { name: section }) : t('frontPage');
  }

  /** The kind of entry, shown before the name: “Release”, “Ends”, “Package of 3”. */
  function kindOf(entry: CalendarPart | CalendarEntry): string {
    if (entry.is === 'package') return t('kind.package', { count: entry.parts.length });
    if (entry.is === 'release') return t(entry.number === 1 ? 'kind.release' : `kind.${entry.kind}`);
    return t(`kind.${entry.is}`);
  }

  const timeOf = (at: Date, { day = true, zone = true }: Clock = {}) =>
    format.dateTime(at, {
      ...(day ? timeFormats.plan : timeFormats.clock),
      ...(zone && { timeZoneName: 'short' }),
    });

  /** The remaining time: “2 h 14 min”, or “9:05” in the last ten minutes. */
  function until(at: Date, now: Date): string {
    const seconds = Math.floor((at.getTime() - now.getTime()) / 1_000);
    if (seconds <= 0) return t('span.now');
    if (seconds < 600) return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60) return t('span.minutes', { minutes });
    if (minutes < 48 * 60) return t('span.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
    return t('span.days', { days: Math.floor(minutes / 1_440) });
  }

  return { t, nameOf, kindOf, timeOf, until };
}

/** The language of an entry's name, if it is that of an article. */
export const entryLanguage = (entry: CalendarPart | CalendarEntry) =>
  entry.is === 'release' || entry.is === 'withdrawal' ? entry.language : undefined;

/** The page of an entry's subject. */
export function hrefOf(entry: CalendarPart | CalendarEntry): string {
  if (entry.is === 'package') return `/newsroom/packages/${entry.packageId}`;
  if (entry.is === 'front') return '/newsroom/front';
  return `/newsroom/articles/${entry.articleId}${entry.is === 'release' ? '/release' : ''}`;
}
