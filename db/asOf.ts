import { AsyncLocalStorage } from 'node:async_hooks';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type pg from 'pg';

export type Readable = NodePgDatabase<Record<string, never>>;

const bound = new AsyncLocalStorage<Readable>();

/** The connection of this async context, inside `asOf` or `onOneConnection`. */
export const boundReader = (): Readable | undefined => bound.getStore();

/**
 * Runs `work` with all its queries through `reader()` on one connection of the pool. Queries that do not wait for each
 * other are sent together, and Postgres runs them in the order in which they are sent. Inside another reading `work`
 * uses the connection of that one.
 */
export async function onOneConnection<T>(pool: pg.Pool, work: () => Promise<T>): Promise<T> {
  if (boundReader()) return work();
  const client = await pool.connect();
  const connection = endableConnection(client);
  try {
    return await bound.run(drizzle(connection.client), work);
  } finally {
    await connection.end();
    client.release();
  }
}

type PastReading = { moment: Date; withWithdrawn: boolean };

/**
 * Runs `work` on one connection, in one read-only snapshot in which the live views show `moment`. All queries of `work`
 * through `reader()` use this connection. It is returned to the pool after the last query.
 */
export async function asOf<T>(pool: pg.Pool, reading: PastReading, work: () => Promise<T>): Promise<T> {
  if (boundReader()) throw new Error('A past moment cannot be read inside another reading.');
  const client = await pool.connect();
  const connection = endableConnection(client);
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(
      `select set_config('copydesk.as_of', $1, true), set_config('copydesk.with_withdrawn', $2, true)`,
      [seconds(reading.moment), reading.withWithdrawn ? 'on' : ''],
    );
    return await bound.run(drizzle(connection.client), work);
  } finally {
    await connection.end();
    // A connection that cannot even roll back is closed instead of reused.
    await client.query('rollback').then(
      () => client.release(),
      (error) => client.release(error),
    );
  }
}

/** Seconds since 1970, as the SQL function `live.moment()` expects. */
const seconds = (moment: Date): string => (Math.max(0, moment.getTime()) / 1000).toFixed(3);

/**
 * Wraps a connection of the pool so that nothing can use it once it has been returned: `end` waits for the queries that
 * were sent, and later ones are rejected.
 */
function endableConnection(client: pg.PoolClient): { client: pg.PoolClient; end(): Promise<void> } {
  const unanswered = new Set<Promise<unknown>>();
  let hasEnded = false;
  const query = (...parameters: unknown[]) => {
    if (hasEnded) return Promise.reject(new Error('The reading on this connection has ended.'));
    const answer = (client.query as (...all: unknown[]) => Promise<unknown>)(...parameters);
    unanswered.add(answer);
    const answered = () => unanswered.delete(answer);
    answer.then(answered, answered);
    return answer;
  };
  return {
    client: Object.create(client, { query: { value: query } }) as pg.PoolClient,
    async end() {
      hasEnded = true;
      await Promise.allSettled(unanswered);
    },
  };
}
