import { resolve } from 'node:path';
import { withConnection } from '#server/database/connections.ts';
import { readAddress, urlOf } from './cluster.ts';

/**
 * The address of the running database, as its owner: `DATABASE_URL`, or the embedded one in `DATA_DIR`. @throws with a
 * message that says what to do when neither answers
 */
export async function findRunningDatabase(): Promise<string> {
  const dataDir = resolve(process.env.DATA_DIR || '.data');
  const configuredUrl = process.env.DATABASE_URL || undefined; // an empty variable counts as not set
  const address = configuredUrl ? undefined : await readAddress(dataDir);
  const url = configuredUrl ?? (address && urlOf(address));
  if (url && (await answers(url))) return url;
  throw new Error(
    configuredUrl
      ? 'The database at DATABASE_URL does not answer.'
      : `No database is running in ${dataDir}: start Copydesk first, or set DATA_DIR or DATABASE_URL.`,
  );
}

const answers = (connectionString: string): Promise<boolean> =>
  withConnection({ connectionString, connectionTimeoutMillis: 3_000 }, async () => true).catch(() => false);
