import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureReaderLogin, migrate } from '#db/migrator.ts';
import { closePools } from '#db/pools.ts';
import { embeddedPostgres } from '#server/postgres/embedded.ts';

/** The readers' login of a database that was made to be measured. */
const password = 'scale';

export type ScaleDatabase = { url: string; readerUrl: string; folder: string | null; end(): Promise<void> };

/**
 * What an operator of a large paper sets (docs/operating.md), and what a database that can be made anew need not wait
 * for.
 */
const settings = [
  'shared_buffers=1GB',
  'effective_cache_size=4GB',
  'max_wal_size=8GB',
  'wal_level=minimal',
  'max_wal_senders=0',
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
];

/** A database of its own: at `url`, or in `folder`, which is kept, or in one that is removed again. */
export async function openDatabase(given: { url?: string; folder?: string }): Promise<ScaleDatabase> {
  if (given.url) return { ...(await admit(given.url)), folder: null, end: closePools };
  const folder = given.folder ?? (await mkdtemp(join(tmpdir(), 'copydesk-scale-')));
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755); // Postgres may run as another user
  const cluster = await embeddedPostgres(folder, { warn: console.warn, error: console.error }, settings);
  await cluster.start();
  const admitted = await admit(cluster.url);
  await writeFile(join(folder, 'addresses.txt'), `${admitted.url}\n${admitted.readerUrl}\n`);
  return {
    ...admitted,
    folder,
    async end() {
      await closePools();
      await cluster.stop();
      if (!given.folder) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Migrates, and lets the pools of this process open there. */
async function admit(url: string): Promise<{ url: string; readerUrl: string }> {
  await migrate(url);
  const readerUrl = await ensureReaderLogin(url, password);
  process.env.DATABASE_URL = url;
  process.env.READER_DATABASE_URL = readerUrl;
  return { url, readerUrl };
}
