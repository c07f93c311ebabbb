import pg from 'pg';

/** Key of the advisory lock: an arbitrary number, the same on all nodes. */
const LOCK_KEY = 7_265_683;

/** Runs `work` on a separate connection, outside the pools. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'copydesk start',
  });
  client.on('error', () => {}); // the running query throws the same error
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Like `withClient`, with a lock that only one node can hold. The end of the session releases the lock. */
export const withAdvisoryLock = <T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> =>
  withClient(ownerUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [LOCK_KEY]);
    return work(client);
  });
