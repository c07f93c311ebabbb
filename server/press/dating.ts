import { LRUCache } from 'lru-cache';
import type { Page } from './page.ts';

/**
 * Dates pages that say nothing of when they changed: lists, feeds, sitemaps. It is when this node first saw these bytes;
 * the same bytes made anew keep their date. Nothing is decided by it: what is unchanged is told by the ETag alone.
 */
export function createDating(most = 5_000) {
  const seen = new LRUCache<string, { etag: string; date: string }>({ max: most });
  return function dated(key: string, page: Page): Page {
    if (page.status !== 200 || page.lastModified !== null || page.freshUntil === null) return page;
    const { etag } = page.variants.identity;
    const before = seen.get(key);
    const date = before?.etag === etag ? before.date : new Date().toUTCString();
    seen.set(key, { etag, date });
    return { ...page, lastModified: date };
  };
}
