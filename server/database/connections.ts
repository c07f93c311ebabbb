import pg from 'pg';

/** Runs `work` on a connection of its own, which is closed afterwards. */
export async function withConnection<T>(
  options: pg.ClientConfig,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(options);
  client.on('error', () => {}); // the running query throws the same error
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A connection to keep open. Connecting and each query fail after `timeoutMs`. */
export function lastingClient(url: string, name: string, timeoutMs: number, options?: string): pg.Client {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: timeoutMs,
    query_timeout: timeoutMs,
    keepAlive: true,
    application_name: name,
    ...(options && { options }),
  });
  return client.on('error', () => {}); // the 'end' event follows
}
