import type { Metadata } from 'next';
import { cookies, headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { createTranslator, type Messages, type NamespaceKeys, type NestedKeyOf } from 'use-intl/core';
import type { ZodType, z } from 'zod';
import { currentActor } from '#app/_auth/currentActor.ts';
import type { CopyOwner } from '#components/recover/RecoverNotice.tsx';
import { missingMessages } from '#contracts/missingMessages.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { isRefusal } from '#editorial/access/refusal.ts';
import { readDatabaseId } from '#editorial/databaseIdentity.ts';
import { type PaperFacts, readPaper } from '#editorial/readerQueries/paperFacts.ts';
import { messagesIn } from '#messages/load.ts';

export type IdProps = { params: Promise<{ id: string }> };
export type SearchProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

type Preferences = { locale: 'en' | 'zh-CN'; theme: 'light' | 'dark' | 'system' };

/** The user's language, or the browser's before sign-in. The theme belongs to the device and is stored in a cookie. */
export async function readPreferences(): Promise<Preferences> {
  const [actor, cookieStore, requestHeaders] = await Promise.all([currentActor(), cookies(), headers()]);
  const theme = cookieStore.get('theme')?.value;
  const isChinese = /^\s*zh/i.test(requestHeaders.get('accept-language') ?? '');
  return {
    locale: actor?.locale ?? (isChinese ? 'zh-CN' : 'en'),
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
  };
}

/** The user and database that a page is made for: they determine which browser copies the page may read. */
export async function copyOwner({ id, email }: Actor): Promise<CopyOwner> {
  return { database: await readDatabaseId(), userId: id, email };
}

/** The properties that every staff root layout passes to StaffDocument. */
export async function staffPage() {
  const [preferences, paper] = await Promise.all([readPreferences(), readPaper()]);
  return { ...preferences, zone: paper.zone, messages: messagesIn(preferences.locale) };
}

export const nameOfPaper = ({ names, language }: PaperFacts, locale: Preferences['locale']): string =>
  names[locale] ?? names[language] ?? 'Copydesk';

/** The paper's name in the user's language. */
export async function readPaperName(): Promise<string> {
  const [paper, { locale }] = await Promise.all([readPaper(), readPreferences()]);
  return nameOfPaper(paper, locale);
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

type Words<A extends Area> = Awaited<ReturnType<typeof wordsOf<A>>>;

/** A page's `generateMetadata`: its title, in the user's language. */
export const titled =
  <const A extends Area>(area: A, title: (t: Words<A>) => string) =>
  async (): Promise<Metadata> => ({ title: title(await wordsOf(area)) });

/** Parses a value of an address; an invalid one leads to Next's "not found" page. */
export function parseOrNotFound<Schema extends ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : notFound();
}

/**
 * For a domain function's `catch`: answers the refusal `not-found` with Next's "not found" page, and `in-bin` with
 * `inBin`, if the subject can be in the bin; throws any other error.
 */
export const whenRefused =
  <T = never>(inBin?: () => T) =>
  (error: unknown): T => {
    if (isRefusal(error) && error.reason === 'not-found') notFound();
    if (inBin && isRefusal(error) && error.reason === 'in-bin') return inBin();
    throw error;
  };
