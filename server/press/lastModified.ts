import { LRUCache } from 'lru-cache';
import type { PressPage } from './pressPage.ts';

/**
 * Determines when a page last changed, to the second. The first date is the page's own: the release of a story, the
 * newest entry of a list. It does not cover related stories, withdrawals or the paper's names. So bytes that differ
 * from earlier ones get the moment at which this node first rendered them. The same bytes keep their date.
 * A client that sends only a date therefore never gets "not modified" after a change that this node has rendered.
 * Limits: docs/decisions/dates-of-pages.md.
 */
export function createLastModified(maxPages = 20_000) {
  const seen = new LRUCache<string, { etag: string; date: number }>({ max: maxPages });
  const known = new Map<string, number>();

  function dateOf(page: PressPage, before: { date: number } | undefined): number {
    const now = wholeSecond(Date.now());
    const stated = Math.max(page.lastModified ?? 0, ...page.tags.map((tag) => known.get(tag) ?? 0)); // 0: unknown
    if (!before) return stated || now;
    if (stated > before.date) return stated;
    // The second change within a second gets a future date, which is sent once it has passed.
    return Math.max(now, before.date + 1000);
  }

  return {
    dated(key: string, page: PressPage): PressPage {
      if (page.status !== 200 || page.freshUntil === null) return page;
      const { etag } = page.variants.identity;
      const before = seen.get(key);
      const date = before?.etag === etag ? before.date : dateOf(page, before);
      seen.set(key, { etag, date });
      return { ...page, lastModified: date };
    },
    /** Records when pages with a tag last changed, for pages without a date of their own. */
    learn(tag: string, at: Date): void {
      known.set(tag, wholeSecond(at.getTime()));
    },
    /** Records that pages with these tags changed now. */
    changed(tags: readonly string[]): void {
      for (const tag of tags) if (known.has(tag)) known.set(tag, wholeSecond(Date.now()));
    },
  };
}

/** Rounds ms down to a whole second, the precision of HTTP dates. */
export const wholeSecond = (ms: number): number => Math.floor(ms / 1000) * 1000;
