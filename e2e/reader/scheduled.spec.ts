import { expect } from '@playwright/test';
import { runScheduled } from '#e2e/chaos/scheduled.ts';
import { test } from '#e2e/setting/test.ts';
import { timeoutFactor } from '#e2e/setting/timeoutFactor.ts';

// `npm run chaos` does the same with a thousand releases and three nodes.
test('scheduled releases go live once and on time on nodes that are killed and have wrong clocks; one event is sent for each', async () => {
  test.setTimeout(180_000 * timeoutFactor);
  const outcome = await runScheduled({ releases: 24, nodes: 2, seconds: 8, polls: 40, say: () => {} });
  const late = outcome.seen.map((one) => one.late ?? Number.POSITIVE_INFINITY);
  expect(outcome.seen.reduce((sum, one) => sum + one.early, 0)).toBe(0);
  expect(Math.max(...late)).toBeLessThan(15_000);
  expect(outcome.notOnce).toBe(0);
  expect(outcome.kills).toBeGreaterThan(0);
  expect(outcome.received).toMatchObject({ events: 24, keys: 24 });
});
