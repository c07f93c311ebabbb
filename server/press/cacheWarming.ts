import { setTimeout as sleep } from 'node:timers/promises';
import { matchRoute, pathOf } from '#contracts/routes.ts';
import type { DroppedPages } from './pageCache.ts';

type Given = {
  /** Makes a page unless it is there. Never throws. */
  make(key: string): Promise<void>;
  /** How many renders are under way for readers. */
  busy(): number;
};

/** Pages that wait at most: what is asked for less is left to whoever asks. */
const MOST = 30;
/** ms of peace after a drop before anything is made: releases come in company, and readers of hot pages come first. */
const PEACE = 25;
/** ms between two looks at whether readers wait for pages of their own. */
const STEP = 5;
/** ms by which such a look comes late where the processor has more to do than it can. */
const LATE = 10;
/** ms between two pages, at most. */
const LONGEST_PAUSE = 2_000;

/**
 * Has pages made again that were dropped and had readers, most read first, so that the next one finds them. One at a
 * time, never while a reader waits for a page or the machine is overloaded, and not more than a third of the time however
 * many releases come.
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

  /** Looks once, a moment later. */
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
    /** Resolves when nothing waits any more. */
    settled: async () => {
      while (round) await round;
    },
    close() {
      closed = true;
      waiting.clear();
    },
  };
}

/** The page of a story that is new, or whose words are: a release names it by its slug. */
export const addressesOf = (tags: readonly string[]): DroppedPages[] =>
  tags
    .filter((tag) => tag.startsWith('slug:'))
    .map((tag) => ({ key: pathOf('article', { slug: tag.slice(5) }), asked: 1 }));

/** The stories and sections that a page leads to, in its order. */
export function linkedFrom(html: string, most: number): string[] {
  const paths = [...html.matchAll(/href="(\/[^"?#]+)"/g)].map(([, path]) => path ?? '/');
  const found = paths.filter((path) => ['article', 'section'].includes(matchRoute(path)?.route ?? ''));
  return [...new Set(found)].slice(0, most);
}
