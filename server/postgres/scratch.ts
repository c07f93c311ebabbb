import { randomBytes } from 'node:crypto';
import { ensureReaderLogin } from '#db/migrator.ts';
import { withConnection } from '#server/database/connections.ts';

export interface ScratchDatabase {
  /** Connection URL of the owner. */
  url: string;
  /** Connection URL of the readers' login. */
  readerUrl: string;
  drop(): Promise<void>;
}

/**
 * Creates a migrated, empty database for one test file. Sets `DATABASE_URL` and `READER_DATABASE_URL`, so that the
 * pools of db/pools.ts connect to it; close the pools before `drop`.
 */
export async function scratchDatabase(): Promise<ScratchDatabase> {
  const cluster = process.env.SCRATCH_CLUSTER_URL; // set by the global setup
  if (!cluster)
    throw new Error('There is no scratch cluster: vitest starts it by server/postgres/scratchCluster.ts.');
  const name = `scratch_${randomBytes(6).toString('hex')}`;
  await asOwner(cluster, [`create database ${name} template template_of_copydesk`]);
  const address = new URL(cluster);
  address.pathname = `/${name}`;
  const url = address.href;
  const readerUrl = await ensureReaderLogin(url, randomBytes(12).toString('hex'));
  process.env.DATABASE_URL = url;
  process.env.READER_DATABASE_URL = readerUrl;
  return {
    url,
    readerUrl,
    drop: () => asOwner(cluster, [`drop database ${name} with (force)`, `drop role ${name}_reader_login`]),
  };
}

function asOwner(connectionString: string, statements: string[]): Promise<void> {
  return withConnection({ connectionString }, async (client) => {
    for (const statement of statements) await client.query(statement);
  });
}
