import type { Browser } from '@playwright/test';
import type { Running } from '#e2e/setting/server.ts';
import type { TestDatabase } from '#e2e/setting/testDatabase.ts';

/** The input of every measure: a running paper, domain functions on its database, a browser if any. */
export type Scene = {
  running: Running;
  database: TestDatabase;
  browser: Browser | undefined;
  /** few rounds of each measure, to test the bench itself */
  quick: boolean;
  /** number of measures already performed on this paper; makes the names of stories unique */
  turn: number;
};

/** Counts from 0 until `count` rounds or `seconds` have passed, whichever comes first. */
export function* rounds(count: number, seconds: number): Generator<number> {
  const end = performance.now() + seconds * 1000;
  for (let round = 0; round < count && performance.now() < end; round++) yield round;
}

/** Milliseconds since the epoch, with fractions; comparable with `Date.now()` in a browser on this machine. */
export const instant = (): number => performance.timeOrigin + performance.now();
