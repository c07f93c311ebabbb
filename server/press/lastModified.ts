import { LRUCache } from 'lru-cache';
import type { PressPage } from './pressPage.ts';

/**
 * Determines when a page last changed, to the second. A page's own date counts: the release of a story, the newest
 * entry of a list. But a page shows more than it can date (related stories, withdrawals, the paper's names), so bytes
 * that differ from earlier ones never get the earlier date: they get the moment at which this node first saw them. The
 * same bytes rendered again keep their date.
 * A client that sends only a date is therefore never answered "not modified" after a change that this node has seen.
 * For the limits: docs/decisions/dates-of-pages.md.
 */
export function createLastModified(most = 20_000) {
  const seen = new LRUCache<string, { etag: string; date: number }>({ max: most });
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
    /** Records when pages under a tag last changed, for pages that cannot know it themselves. */
    learn(tag: string, at: Date): void {
      known.set(tag, wholeSecond(at.getTime()));
    },
    /** Records that pages under these tags changed now. */
    changed(tags: readonly string[]): void {
      for (const tag of tags) if (known.has(tag)) known.set(tag, wholeSecond(Date.now()));
    },
  };
}

/** Rounds ms down to a whole second, the precision of HTTP dates. */
export const wholeSecond = (ms: number): number => Math.floor(ms / 1000) * 1000;
