import type { Metadata } from 'next';
import { createTranslator, type Messages, type NamespaceKeys, type NestedKeyOf } from 'use-intl/core';
import { missingMessages } from '#contracts/missingMessages.ts';
import { readPaper } from '#editorial/readerQueries/paperFacts.ts';
import { messagesIn } from '#messages/load.ts';
import { readPreferences } from './preferences.ts';

/** The properties that every staff root layout passes to StaffDocument. */
export async function staffPage() {
  const [preferences, paper] = await Promise.all([readPreferences(), readPaper()]);
  return { ...preferences, zone: paper.zone, messages: messagesIn(preferences.locale) };
}

type Area = NamespaceKeys<Messages, NestedKeyOf<Messages>>;

/** The messages of one area in the user's language, for server components and metadata. */
export async function wordsOf<const A extends Area>(area: A) {
  const { locale } = await readPreferences();
  return createTranslator<Messages, A>({
    locale,
    messages: messagesIn(locale),
    namespace: area,
    ...missingMessages(locale),
  });
}

/** A page's `generateMetadata`: its title, in the asker's language. */
export const titled =
  <const A extends Area>(area: A, key: Parameters<Awaited<ReturnType<typeof wordsOf<A>>>>[0]) =>
  async (): Promise<Metadata> => {
    const t = (await wordsOf(area)) as unknown as (key: unknown) => string;
    return { title: t(key) };
  };
