'use client';
import { useRef } from 'react';
import { useFormatter, useTranslations } from 'use-intl';

/** Returns a stable function that returns the texts of entries in the language of the last render. */
export function useLiveEntryWords() {
  const t = useTranslations('editor.entry');
  const format = useFormatter();
  const words = {
    /** an entry's time in the paper's time zone */
    time: (at: Date) =>
      format.dateTime(at, {
        day: 'numeric',
        month: 'short',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZoneName: 'short',
      }),
    changeTime: (time: string) => t('changeTime', { time }),
    unconfirmed: t('unconfirmed'),
    unconfirmedHint: t('unconfirmedHint'),
    setNow: t('setNow'),
    remove: t('remove'),
  };
  const latest = useRef(words);
  latest.current = words;
  return () => latest.current;
}

export type EntryWords = ReturnType<ReturnType<typeof useLiveEntryWords>>;
