// What `npm run -s database-url` runs.
import { resolve } from 'node:path';
import pg from 'pg';
import { readAddress, urlOf } from './postgres/cluster.ts';

const dataDir = resolve(process.env.DATA_DIR || '.data');
const address = process.env.DATABASE_URL ? undefined : await readAddress(dataDir);
const url = process.env.DATABASE_URL || (address && urlOf(address));

if (url && (await answers(url))) console.log(url);
else {
  console.error(
    process.env.DATABASE_URL
      ? 'The database at DATABASE_URL does not answer.'
      : `No database is running in ${dataDir}: start Copydesk first, or set DATA_DIR or DATABASE_URL.`,
  );
  process.exitCode = 1;
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 3_000 });
  client.on('error', () => {});
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  );
}
