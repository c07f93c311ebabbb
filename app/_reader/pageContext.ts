import { siteUrl } from '#app/_auth/siteUrl.ts';
import { hasEmailSubscription } from '#app/_reader/emailSubscription.ts';
import { languages } from '#contracts/languages.ts';
import { readClock } from '#editorial/readerQueries/freshness.ts';
import { readPaper } from '#editorial/readerQueries/paperFacts.ts';
import type { Freshness, Language } from '#editorial/readerQueries/readerTypes.ts';

export type Parameters = Promise<Record<string, string | string[] | undefined>>;

/**
 * Opens what every reader page needs. The clock is read first: the page's expiry must not be based on a reading that is
 * later than its content.
 */
/** @param within for pages of the past: the prefix of the paper's addresses */
export async function openPageContext(parameters?: Parameters, within?: string) {
  const { moment, isPast, now, until } = await readClock();
  const [paper, given] = await Promise.all([readPaper(), parameters]);
  const language = asLanguage(given?.language);
  const site = {
    siteUrl: siteUrl(),
    letters: hasEmailSubscription() && !isPast,
    hub: process.env.WEBSUB_HUB_URL?.trim() || undefined,
  };
  const inLanguage = (chosen: Language) => ({ paper, language: chosen, now: moment, isPast, ...site });
  return {
    paper,
    isPast,
    /** the language in the address */
    asked: language,
    frame: inLanguage(language ?? paper.language),
    inLanguage,
    given: {
      before: asCursor(given?.before),
      q: first(given?.q),
      section: first(given?.section),
      author: first(given?.author),
      from: first(given?.from),
      to: first(given?.to),
      after: first(given?.after),
      date: first(given?.date),
      time: first(given?.time),
    },
    /** The facts for the press: this reading of the clock, and what else the page shows. */
    facts: (found: Pick<Freshness, 'tags' | 'changedAt'> | null, more: object = {}) => ({
      now,
      until,
      tags: ['sections', ...(isPast ? ['past'] : []), ...(found?.tags ?? [])],
      lastModified: found?.changedAt ?? undefined,
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

/** Decodes an address segment; null for an invalid one (NUL, broken escapes). */
export function segment(raw: string): string | null {
  try {
    const text = decodeURIComponent(raw);
    return text.includes('\0') || !text.isWellFormed() || text.length > 300 ? null : text;
  } catch {
    return null;
  }
}
