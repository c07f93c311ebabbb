import type { Browser } from '@playwright/test';
import type { Desk } from '#e2e/setting/desk.ts';
import type { Running } from '#e2e/setting/server.ts';

/** What every measure is given: a running paper, a desk beside it, and perhaps a browser. */
export type Scene = {
  running: Running;
  desk: Desk;
  browser: Browser | undefined;
  /** little of everything, to try the bench itself */
  quick: boolean;
};

/** Counts from 0, ending after so many rounds or seconds, whichever comes first. */
export function* rounds(most: number, seconds: number): Generator<number> {
  const end = performance.now() + seconds * 1000;
  for (let round = 0; round < most && performance.now() < end; round++) yield round;
}

/** Milliseconds since the epoch, finer than a millisecond; comparable with `Date.now()` of a browser here. */
export const instant = (): number => performance.timeOrigin + performance.now();
