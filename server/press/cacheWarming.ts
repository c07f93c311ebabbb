import { setTimeout as sleep } from 'node:timers/promises';
import { matchRoute, pathOf } from '#contracts/routes.ts';
import type { DroppedPages } from './pageCache.ts';

type Given = {
  /** Renders a page unless it is in memory. Never throws. */
  make(key: string): Promise<void>;
  /** Number of renders in progress for readers. */
  busy(): number;
};

/** Maximum number of pages waiting; less requested pages are rendered on demand. */
const MOST = 30;
/**
 * Milliseconds without a drop before pages are rendered ahead: releases often come in groups, and readers' own requests
 * come first.
 */
const PEACE = 25;
/** Milliseconds between two checks whether readers wait for renders. */
const STEP = 5;
/** Delay in ms of such a check from which the processor counts as overloaded. */
const LATE = 10;
/** Maximum ms between two pages. */
const LONGEST_PAUSE = 2_000;

/**
 * Renders dropped pages that had readers again, most requested first, so that the next reader finds them in memory. One
 * at a time, never while a reader waits for a render or the machine is overloaded, and for at most a third of the time
 * however many releases there are.
 */
export function createCacheWarmer({ make, busy }: Given) {
  const waiting = new Map<string, number>();
  let lastDrop = 0;
  let round: Promise<void> | undefined;
  let closed = false;

  function want(dropped: readonly DroppedPages[]): void {
    for (const { key, asked } of dropped)
      if (asked > 0) waiting.set(key, Math.max(asked, waiting.get(key) ?? 0));
    if (waiting.size > MOST) {
      const ranked = [...waiting].sort(([, a], [, b]) => b - a);
      for (const [key] of ranked.slice(MOST)) waiting.delete(key);
    }
    lastDrop = performance.now();
    if (waiting.size > 0 && !closed)
      round ??= makeAll().finally(() => {
        round = undefined;
      });
  }

  async function makeAll(): Promise<void> {
    while (waiting.size > 0 && !closed) {
      while (performance.now() - lastDrop < PEACE) await sleep(STEP);
      for (let tries = 0; tries < 1_000 && !(await isCalm()); tries++);
      const next = mostAsked();
      if (next === undefined) return;
      waiting.delete(next);
      const began = performance.now();
      await make(next);
      await sleep(Math.min(LONGEST_PAUSE, (performance.now() - began) * 2));
    }
  }

  /** Checks once, after a short delay. */
  async function isCalm(): Promise<boolean> {
    const began = performance.now();
    await sleep(STEP);
    return busy() === 0 && performance.now() - began < STEP + LATE;
  }

  function mostAsked(): string | undefined {
    let best: string | undefined;
    let most = 0;
    for (const [key, asked] of waiting) if (asked > most) [best, most] = [key, asked];
    return best;
  }

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

/** The address of a story that is new or whose text changed: a release includes its slug in the tags. */
export const addressesOf = (tags: readonly string[]): DroppedPages[] =>
  tags
    .filter((tag) => tag.startsWith('slug:'))
    .map((tag) => ({ key: pathOf('article', { slug: tag.slice(5) }), asked: 1 }));

/** Paths of the stories and sections that a page links to, in document order. */
export function linkedFrom(html: string, most: number): string[] {
  const paths = [...html.matchAll(/href="(\/[^"?#]+)"/g)].map(([, path]) => path ?? '/');
  const found = paths.filter((path) => ['article', 'section'].includes(matchRoute(path)?.route ?? ''));
  return [...new Set(found)].slice(0, most);
}
