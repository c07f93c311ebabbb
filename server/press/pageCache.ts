import { LRUCache } from 'lru-cache';
import type { PressPage } from './pressPage.ts';
import { isOneOfMany } from './readerAddress.ts';

/** A page in memory. */
export type CachedPage = {
  page: PressPage;
  /** Notifications may have been missed: render again before serving, unless rendering fails. */
  suspect: boolean;
  /** After a failed render, no new attempt before this instant (`performance.now()`). */
  retryAt: number;
  /** Number of requests since the page was rendered. */
  requests: number;
};

/** A page that was dropped because its content changed. */
export type DroppedPages = { key: string; requests: number };

type Lane = 'pages' | 'queries' | 'absent';

/** Shares of memory per lane. Addresses that anyone can invent (searches, misses) cannot displace real pages. */
const SHARE: Record<Lane, number> = { pages: 0.8, queries: 0.15, absent: 0.05 };

/** The pages in memory, bounded by bytes, found by address or by tag. */
export function createPageCache(maxBytes: number) {
  const keysOf = new Map<string, Set<string>>();

  function forget({ page }: CachedPage, key: string) {
    for (const tag of page.tags) {
      const keys = keysOf.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) keysOf.delete(tag);
    }
  }
  const openLane = (lane: Lane) =>
    new LRUCache<string, CachedPage>({
      maxSize: Math.max(1, Math.floor(maxBytes * SHARE[lane])),
      sizeCalculation: ({ page }, key) => weight(page, key),
      dispose: forget,
    });
  const lanes = { pages: openLane('pages'), queries: openLane('queries'), absent: openLane('absent') };
  const all = Object.values(lanes);

  function remove(key: string) {
    for (const each of all) each.delete(key);
  }

  return {
    find(key: string): CachedPage | undefined {
      return (isOneOfMany(key) ? lanes.queries : lanes.pages).get(key) ?? lanes.absent.get(key);
    },
    keep(key: string, page: PressPage) {
      remove(key);
      const where = page.status === 404 ? 'absent' : isOneOfMany(key) ? 'queries' : 'pages';
      lanes[where].set(key, { page, suspect: false, retryAt: 0, requests: 0 });
      if (!lanes[where].has(key)) return; // larger than its lane's share
      for (const tag of page.tags) keysOf.set(tag, (keysOf.get(tag) ?? new Set()).add(key));
    },
    remove,
    /** Drops pages that have any of the tags, and all misses, because a missing page may exist now. */
    drop(tags: readonly string[]): DroppedPages[] {
      lanes.absent.clear();
      const dropped: DroppedPages[] = [];
      for (const tag of tags)
        for (const key of [...(keysOf.get(tag) ?? [])]) {
          dropped.push({ key, requests: lanes.pages.peek(key)?.requests ?? 0 });
          remove(key);
        }
      return dropped;
    },
    suspectAll() {
      lanes.absent.clear();
      for (const each of all) for (const cached of each.values()) cached.suspect = true;
    },
    size() {
      const pages = all.reduce((sum, lane) => sum + lane.size, 0);
      const bytes = all.reduce((sum, lane) => sum + lane.calculatedSize, 0);
      return { pages, bytes, tags: keysOf.size };
    },
  };
}

/** Estimated memory of a page in bytes, including its address and tags; 1 KiB for the objects around them. */
function weight(page: PressPage, key: string): number {
  const { br, gzip, identity } = page.variants;
  const tags = page.tags.reduce((sum, tag) => sum + tag.length * 2 + 80, 0);
  return br.bytes.length + gzip.bytes.length + identity.bytes.length + key.length * 2 + tags + 1024;
}
