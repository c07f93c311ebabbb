import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '#db/migrator.ts';
import { withConnection } from '#server/database/connections.ts';
import { embeddedPostgres } from './embedded.ts';

/**
 * Vitest's global setup: one Postgres for the run, with a migrated template database that `scratchDatabase` copies. Its
 * data need not survive a crash, so it does not sync to disk. Autovacuum is off, so that plans do not
 * depend on when Postgres gathers statistics.
 */
export default async function startScratchCluster(): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'copydesk-test-'));
  const unsafe = [
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'wal_level=minimal',
    'max_wal_senders=0',
    'autovacuum=off',
    'max_connections=200',
  ];
  const cluster = await embeddedPostgres(dataDir, { warn: console.warn, error: console.error }, unsafe);
  await cluster.start();
  await withConnection({ connectionString: cluster.url }, (client) =>
    client.query('create database template_of_copydesk'),
  );
  const template = new URL(cluster.url);
  template.pathname = '/template_of_copydesk';
  await migrate(template.href);
  process.env.SCRATCH_CLUSTER_URL = cluster.url;
  return async () => {
    await cluster.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
