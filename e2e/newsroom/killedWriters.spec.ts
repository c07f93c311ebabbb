import { expect } from '@playwright/test';
import { runKilledWriters } from '#e2e/chaos/killedWriters/runKilledWriters.ts';
import { test } from '#e2e/setting/test.ts';
import { timeoutFactor } from '#e2e/setting/timeoutFactor.ts';

/** Two in the suite, of Postgres and of both; `ROUNDS=1000` by hand, which prints each kill and, now and then, the figures. */
const kills = Number(process.env.ROUNDS ?? 2);
const say = process.env.ROUNDS ? console.log : () => {};

test('four people type, suggest, comment and reply while app and Postgres are killed: nothing is lost, doubled or under another name', async ({
  browser,
}) => {
  test.setTimeout((120_000 + 60_000 * kills) * timeoutFactor);
  const figures = await runKilledWriters({ browser, kills, say });
  expect(figures.recoveries).toHaveLength(kills);
  expect(figures.reopened).toBeGreaterThan(0);
  expect(figures.threads).toBe(kills);
});
