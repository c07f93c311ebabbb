import { expect } from '@playwright/test';
import { runLaggingReplica } from '#e2e/chaos/laggingReplica.ts';
import { findSystemPostgres } from '#e2e/setting/systemPostgres.ts';
import { test } from '#e2e/setting/test.ts';
import { timeoutFactor } from '#e2e/setting/timeoutFactor.ts';

const binaries = findSystemPostgres() ?? '';
const rounds = Number(process.env.REPLICA_ROUNDS ?? 2);

// `npm run chaos -- --lagging-replica` or `REPLICA_ROUNDS=50` runs 50 rounds.
test('with a lagging replica, a release and a withdrawal are visible on all nodes at once and stay so', async () => {
  test.skip(!binaries, 'There is no PostgreSQL under /usr/lib/postgresql (apt-get install postgresql).');
  test.setTimeout((90_000 + rounds * 20_000) * timeoutFactor);
  const outcome = await runLaggingReplica({ binaries, rounds, delay: 5_000, say: () => {} });
  expect(outcome.relapses).toEqual([]);
  expect(outcome.atReplica).toBeGreaterThan(0);
  for (const ms of [...outcome.released, ...outcome.withdrawn]) expect(ms).toBeLessThan(4_000); // < delay
});
