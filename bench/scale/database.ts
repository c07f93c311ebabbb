import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureReaderLogin, migrate } from '#db/migrator.ts';
import { closePools } from '#db/pools.ts';
import { embeddedPostgres } from '#server/postgres/embedded.ts';

/** Password of the readers' login in a database for measurements. */
const password = 'scale';

export type ScaleDatabase = { url: string; readerUrl: string; folder: string | null; end(): Promise<void> };

/** Settings for a large paper (docs/operating.md), without durability: the database can be built again. */
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

/** Opens the database at `url`, or starts one in `folder`, which stays, or in a temporary folder. */
export async function openDatabase(options: { url?: string; folder?: string }): Promise<ScaleDatabase> {
  if (options.url) return { ...(await prepare(options.url)), folder: null, end: closePools };
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'copydesk-scale-')));
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755); // Postgres may run as another user
  const cluster = await embeddedPostgres(folder, { warn: console.warn, error: console.error }, settings);
  await cluster.start();
  const prepared = await prepare(cluster.url);
  await writeFile(join(folder, 'addresses.txt'), `${prepared.url}\n${prepared.readerUrl}\n`);
  return {
    ...prepared,
    folder,
    async end() {
      await closePools();
      await cluster.stop();
      if (!options.folder) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Migrates a database, and directs the pools of this process to it. */
async function prepare(url: string): Promise<{ url: string; readerUrl: string }> {
  await migrate(url);
  const readerUrl = await ensureReaderLogin(url, password);
  process.env.DATABASE_URL = url;
  process.env.READER_DATABASE_URL = readerUrl;
  return { url, readerUrl };
}
