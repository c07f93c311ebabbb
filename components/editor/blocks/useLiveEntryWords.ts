'use client';
import { useRef } from 'react';
import { useFormatter, useTranslations } from 'use-intl';

export type EntryWords = {
  /** an entry's time in the paper's time zone */
  time(at: Date): string;
  changeTime(time: string): string;
  unconfirmed: string;
  unconfirmedHint: string;
  setNow: string;
  remove: string;
};

/** A function that returns the words of entries. It stays the same, so that the editor is not created again. */
export function useLiveEntryWords(): () => EntryWords {
  const t = useTranslations('editor.entry');
  const format = useFormatter();
  const words = useRef<EntryWords>(undefined as never);
  words.current = {
    time: (at) =>
      format.dateTime(at, {
        day: 'numeric',
        month: 'short',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZoneName: 'short',
      }),
    changeTime: (time) => t('changeTime', { time }),
    unconfirmed: t('unconfirmed'),
    unconfirmedHint: t('unconfirmedHint'),
    setNow: t('setNow'),
    remove: t('remove'),
  };
  return () => words.current;
}
