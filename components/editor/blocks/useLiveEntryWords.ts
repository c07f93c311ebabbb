'use client';
import { useRef } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { EntryWords } from './entryView.ts';

/** Called when an entry is drawn, so that it may be drawn once. */
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
