import pg from 'pg';

/** Any number, so long as every node uses the same. */
const lock = 7_265_683;

/** Runs `work` on a connection of its own, while no other node is in here. */
export async function withAdvisoryLock<T>(
  ownerUrl: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    connectionString: ownerUrl,
    connectionTimeoutMillis: 10_000,
    application_name: 'copydesk start',
  });
  client.on('error', () => {}); // the query under way throws the same
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lock]);
    return await work(client);
  } finally {
    await client.end(); // the session's end releases the lock
  }
}
