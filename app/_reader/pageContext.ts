import { siteUrl } from '#app/_auth/siteUrl.ts';
import { languages } from '#contracts/languages.ts';
import { type Clock, readClock } from '#editorial/readerQueries/freshness.ts';
import { readPaper } from '#editorial/readerQueries/paperFacts.ts';
import type { Freshness, Language } from '#editorial/readerQueries/readerTypes.ts';

export type Parameters = Promise<Record<string, string | string[] | undefined>>;

/** Whether emails can be sent; if not, readers are not offered subscriptions. */
export const hasEmailSubscription = (): boolean => Boolean(process.env.SMTP_URL?.trim());

/**
 * Reads what every reader page needs. The clock is read before the content that the page reads afterwards: the page's
 * expiry must not be based on a later time. @param within for pages of the past: the prefix of the paper's addresses
 * @param knownClock the clock, if the page reads it before its content
 */
export async function openPageContext(
  parameters?: Parameters,
  within?: string,
  knownClock?: Clock | Promise<Clock>,
) {
  const [clock, paper, values] = await Promise.all([knownClock ?? readClock(), readPaper(), parameters]);
  const { moment, isPast, now, until } = clock;
  const requestedLanguage = asLanguage(values?.language);
  const site = {
    siteUrl: siteUrl(),
    canSubscribe: hasEmailSubscription() && !isPast,
    hub: process.env.WEBSUB_HUB_URL?.trim() || undefined,
  };
  const inLanguage = (language: Language) => ({ paper, language, now: moment, isPast, ...site });
  return {
    paper,
    clock,
    isPast,
    /** the language in the address */
    requestedLanguage,
    frame: inLanguage(requestedLanguage ?? paper.language),
    inLanguage,
    /** The frame of a list in several languages: in the requested language, else that of the first story. */
    frameOfList: (stories: { language: Language }[]) =>
      inLanguage(requestedLanguage ?? stories[0]?.language ?? paper.language),
    query: {
      before: asCursor(values?.before),
      q: first(values?.q),
      section: first(values?.section),
      author: first(values?.author),
      from: first(values?.from),
      to: first(values?.to),
      after: first(values?.after),
      date: first(values?.date),
      time: first(values?.time),
    },
    /** The page's facts for the press. @param content what the page shows, besides the paper itself */
    facts: (content: Pick<Freshness, 'tags' | 'changedAt'> | null, more: object = {}) => ({
      now,
      until,
      tags: ['sections', ...(isPast ? ['past'] : []), ...(content?.tags ?? [])],
      lastModified: content?.changedAt ?? undefined,
      mining: paper.mining?.isReserved ? { policy: paper.mining.policy } : undefined,
      ...more,
      within,
    }),
  };
}

export type PageContext = Awaited<ReturnType<typeof openPageContext>>;

const first = (value: string | string[] | undefined) =>
  (Array.isArray(value) ? value[0] : value)?.replaceAll('\0', '').toWellFormed().trim() ?? '';

function asLanguage(value: string | string[] | undefined): Language | undefined {
  const name = first(value).toLowerCase();
  return languages.find((known) => [known.toLowerCase(), known.split('-')[0]].includes(name));
}

const asCursor = (value: string | string[] | undefined) =>
  /^\d{1,17}\.\d{1,15}$/.test(first(value)) ? first(value) : undefined;

/** The release number below which a page of an article's history begins: its `before` parameter. */
export async function historyCursor(parameters: Parameters | undefined): Promise<number | undefined> {
  const [, number] = /^(\d{1,9})$/.exec(String((await parameters)?.before)) ?? [];
  return number === undefined ? undefined : Number(number);
}

/** Decodes an address segment; null for an invalid one (NUL, broken escapes). */
export function segment(raw: string): string | null {
  try {
    const text = decodeURIComponent(raw);
    return text.includes('\0') || !text.isWellFormed() || text.length > 300 ? null : text;
  } catch {
    return null;
  }
}

/** The earliest known instant: a page becomes outdated when any part of it does. */
export function earliest(...instants: (Date | null | undefined)[]): Date | null {
  const times = instants.flatMap((at) => (at ? [at.getTime()] : []));
  return times.length > 0 ? new Date(Math.min(...times)) : null;
}
