import { LRUCache } from 'lru-cache';
import type { PressPage } from './pressPage.ts';

/**
 * Says when a page last changed, to the second. What it tells of itself counts: a story its release, a list its newest.
 * But more stands in a page than it can date (what is related, what was withdrawn, the paper's own names), so bytes that
 * differ from those before never have their date: theirs is the moment at which this node first saw them. The same bytes
 * made anew keep their date.
 *
 * So who asks by date alone is never told that nothing changed when something did, as far as this node has watched. What
 * it has not: docs/decisions/dates-of-pages.md.
 */
export function createLastModified(most = 20_000) {
  const seen = new LRUCache<string, { etag: string; date: number }>({ max: most });
  const known = new Map<string, number>();

  function dateOf(page: PressPage, before: { date: number } | undefined): number {
    const now = wholeSecond(Date.now());
    const told = newestOf([page.lastModified, ...page.tags.map((tag) => known.get(tag))]);
    if (!before) return told ?? now;
    if (told !== null && told > before.date) return told;
    // Twice within a second: a date that is still to come, which is told once it has.
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
    /** What goes under a tag last changed then: for pages that cannot say it themselves. */
    learn(tag: string, at: Date): void {
      known.set(tag, wholeSecond(at.getTime()));
    },
    /** What goes under these tags changed now. */
    changed(tags: readonly string[]): void {
      for (const tag of tags) if (known.has(tag)) known.set(tag, wholeSecond(Date.now()));
    },
  };
}

export const wholeSecond = (ms: number): number => Math.floor(ms / 1000) * 1000;

function newestOf(dates: (number | null | undefined)[]): number | null {
  const known = dates.filter((date) => date != null);
  return known.length > 0 ? Math.max(...known) : null;
}
