import { AsyncLocalStorage } from 'node:async_hooks';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type pg from 'pg';

export type Readable = NodePgDatabase<Record<string, never>>;

const bound = new AsyncLocalStorage<Readable>();

/** The connection that reads a past moment in this async context; undefined if the context reads the present. */
export const pastReader = (): Readable | undefined => bound.getStore();

type PastReading = { moment: Date; withWithdrawn: boolean };

/**
 * Runs `work` on one connection, in one read-only snapshot in which the live views show `moment`. All queries of `work`
 * through `reader()` use this connection, one after another. It is returned to the pool after the last query.
 */
export async function asOf<T>(pool: pg.Pool, reading: PastReading, work: () => Promise<T>): Promise<T> {
  if (bound.getStore()) throw new Error('Reads of past moments cannot be nested.');
  const client = await pool.connect();
  const serialized = inTurn(client);
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(
      `select set_config('copydesk.as_of', $1, true), set_config('copydesk.with_withdrawn', $2, true)`,
      [seconds(reading.moment), reading.withWithdrawn ? 'on' : ''],
    );
    return await bound.run(drizzle(serialized.client), work);
  } finally {
    await serialized.end();
    // A connection that cannot even roll back is closed instead of reused.
    await client.query('rollback').then(
      () => client.release(),
      (error) => client.release(error),
    );
  }
}

/** Seconds since 1970, as the SQL function `live.moment()` expects. */
const seconds = (moment: Date): string => (Math.max(0, moment.getTime()) / 1000).toFixed(3);

/** Wraps a connection so that concurrent queries run one after another, until `end` is called. */
function inTurn(client: pg.PoolClient): { client: pg.PoolClient; end(): Promise<void> } {
  let last: Promise<unknown> = Promise.resolve();
  let ended = false;
  const query = (...args: unknown[]) => {
    if (ended) return Promise.reject(new Error('The reading of this moment has ended.'));
    const next = last.then(() => (client.query as (...parameters: unknown[]) => Promise<unknown>)(...args));
    last = next.catch(() => {});
    return next;
  };
  return {
    client: Object.create(client, { query: { value: query } }) as pg.PoolClient,
    async end() {
      ended = true;
      await last;
    },
  };
}
