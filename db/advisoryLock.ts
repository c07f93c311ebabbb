import pg from 'pg';

/** An arbitrary number that all nodes use. */
const LOCK_KEY = 7_265_683;

/** Runs `work` on a dedicated connection while holding a lock that only one node can hold. */
export async function withAdvisoryLock<T>(
  ownerUrl: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    connectionString: ownerUrl,
    connectionTimeoutMillis: 10_000,
    application_name: 'copydesk start',
  });
  client.on('error', () => {}); // the running query throws the same error
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK_KEY]);
    return await work(client);
  } finally {
    await client.end(); // ending the session releases the lock
  }
}
