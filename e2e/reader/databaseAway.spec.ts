import { expect } from '@playwright/test';
import { runDatabaseAway } from '#e2e/chaos/databaseAway.ts';
import { test } from '#e2e/setting/test.ts';
import { timeoutFactor } from '#e2e/setting/timeoutFactor.ts';

// `npm run chaos -- --database-away` does the same for a minute at 200 requests a second.
test('while the database is stopped, cached pages are unchanged, others answer 503, and all recover by themselves', async () => {
  test.setTimeout(120_000 * timeoutFactor);
  const away = await runDatabaseAway({ seconds: 4, rate: 60, say: () => {} });
  expect(away.wrong.map(({ path, status }) => [path, status])).toEqual([]);
  expect(away.right).toBeGreaterThan(100);
  expect(Object.keys(away.cold)).toEqual(['503']);
  expect(away.healed).toBeLessThan(30_000);
  expect(away.released).toBeLessThan(5_000);
});
