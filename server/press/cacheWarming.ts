import { setTimeout as sleep } from 'node:timers/promises';
import { matchRoute, pathOf } from '#contracts/routes.ts';
import type { DroppedPages } from './pageCache.ts';

type Options = {
  /** Renders a page unless it is in memory. Never throws. */
  make(key: string): Promise<void>;
  /** Number of renders in progress for readers. */
  busy(): number;
};

/** Maximum number of queued pages; less requested pages are rendered on demand. */
const MAX_WAITING = 30;
/**
 * Milliseconds without a drop before pages are rendered ahead: releases often come in groups, and readers' own requests
 * come first.
 */
const QUIET_MS = 25;
/** Milliseconds between two checks whether readers wait for renders. */
const CHECK_MS = 5;
/** If such a check is this many milliseconds late, the processor counts as overloaded. */
const LATE_MS = 10;
/** Maximum milliseconds between two pages. */
const MAX_PAUSE_MS = 2_000;

/**
 * Renders dropped pages again, most requested first, so that the next reader finds them in memory. Renders one at a
 * time, never while a reader waits for a render or the machine is overloaded, and uses at most a third of the time.
 */
export function createCacheWarmer({ make, busy }: Options) {
  const waiting = new Map<string, number>();
  let lastDrop = 0;
  let round: Promise<void> | undefined;
  let closed = false;

  function want(dropped: readonly DroppedPages[]): void {
    for (const { key, requests } of dropped)
      if (requests > 0) waiting.set(key, Math.max(requests, waiting.get(key) ?? 0));
    for (const key of mostRequestedFirst().slice(MAX_WAITING)) waiting.delete(key);
    lastDrop = performance.now();
    if (waiting.size > 0 && !closed)
      round ??= makeAll().finally(() => {
        round = undefined;
      });
  }

  async function makeAll(): Promise<void> {
    while (waiting.size > 0 && !closed) {
      while (performance.now() - lastDrop < QUIET_MS) await sleep(CHECK_MS);
      for (let tries = 0; tries < 1_000 && !(await isCalm()); tries++);
      const [next] = mostRequestedFirst();
      if (next === undefined) return;
      waiting.delete(next);
      const began = performance.now();
      await make(next);
      await sleep(Math.min(MAX_PAUSE_MS, (performance.now() - began) * 2));
    }
  }

  /** Checks once, after a short delay. */
  async function isCalm(): Promise<boolean> {
    const began = performance.now();
    await sleep(CHECK_MS);
    return busy() === 0 && performance.now() - began < CHECK_MS + LATE_MS;
  }

  const mostRequestedFirst = (): string[] => [...waiting].sort(([, a], [, b]) => b - a).map(([key]) => key);

  return {
    want,
    /** Resolves when no page is waiting. */
    settled: async () => {
      while (round) await round;
    },
    close() {
      closed = true;
      waiting.clear();
    },
  };
}

/** The addresses of stories that are new or have a new text: the tags of a release include its slug. */
export const addressesOf = (tags: readonly string[]): DroppedPages[] =>
  tags
    .filter((tag) => tag.startsWith('slug:'))
    .map((tag) => ({ key: pathOf('article', { slug: tag.slice(5) }), requests: 1 }));

/** Paths of the stories and sections that a page links to, in document order. */
export function linkedFrom(html: string, most: number): string[] {
  const paths = [...html.matchAll(/href="(\/[^"?#]+)"/g)].map(([, path]) => path ?? '/');
  const stories = paths.filter((path) => ['article', 'section'].includes(matchRoute(path)?.route ?? ''));
  return [...new Set(stories)].slice(0, most);
}
