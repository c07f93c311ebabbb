import { createTranslator } from 'use-intl/core';
import { readPaper } from '#editorial/reading/paper';
import { messagesIn } from '#messages/load.ts';
import { readPreferences } from './preferences.ts';

/** What every staff root layout hands to StaffDocument. */
export async function staffPage() {
  const [preferences, paper] = await Promise.all([readPreferences(), readPaper()]);
  return { ...preferences, zone: paper.zone, messages: messagesIn(preferences.locale) };
}

/** The words of one area in the asker's language, for server components and metadata. */
export async function wordsOf(area: string) {
  const { locale } = await readPreferences();
  return createTranslator({ locale, messages: messagesIn(locale) as never, namespace: area as never }) as (
    key: string,
    values?: Record<string, string | number>,
  ) => string;
}
