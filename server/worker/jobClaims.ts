import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { lastingClient } from '#server/database/connections.ts';

/** One fetch of a job: the next fetch has another `retryCount`. */
export type Fetched = { id: string; name: string; retryCount: number };

/** SQL for the advisory lock key of a fetch, from the columns of `pgboss.job`. */
export const claimLock = `hashtextextended('job ' || id || ':' || retry_count, 0)`;

const lockOf = `hashtextextended('job ' || $1, 0)`;
const MAX_TRIES = 5;
const KEEPALIVES = '-c tcp_keepalives_idle=3 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=2';

/**
 * Marks the jobs this node is running, by advisory locks on a dedicated connection. The locks end with the connection,
 * and the connection with the process: an active job without a lock belongs to a node that has ended. After a power
 * failure, Postgres detects the lost connection by keepalive within seven seconds.
 */
export function openJobClaims(url: string) {
  const claimed = new Set<string>();
  let closed = false;
  let connection = connect();

  async function connect(): Promise<pg.Client> {
    for (let pause = 50; ; pause = Math.min(pause * 2, 500)) {
      if (closed) throw new Error('The connection for job claims is closed.');
      const client = lastingClient(url, 'copydesk claims', 5_000, KEEPALIVES);
      let isUsed = false;
      client.once('end', () => {
        if (isUsed) reconnect();
      });
      try {
        await client.connect();
        for (const key of claimed) await lock(client, key);
        isUsed = true;
        return client;
      } catch {
        client.end().catch(() => {});
        await sleep(pause, undefined, { ref: false });
      }
    }
  }

  function reconnect(): void {
    if (closed) return;
    connection = connect();
    connection.catch(() => {});
  }

  /** Claims the fetch. @returns whether it still belongs to this node */
  async function claim({ id, name, retryCount }: Fetched, key: string): Promise<boolean> {
    for (let attempt = 1; ; attempt++) {
      const client = await connection;
      try {
        await lock(client, key);
        // Checked while holding the lock: the code that takes over abandoned jobs holds the same lock.
        const { rowCount } = await client.query(
          `select from pgboss.job where name = $1 and id = $2 and retry_count = $3 and state = 'active'`,
          [name, id, retryCount],
        );
        return rowCount === 1;
      } catch (error) {
        if (closed || attempt === MAX_TRIES) throw error;
        client.end().catch(() => {}); // it may be half open: replaced by a new connection
        await sleep(100);
      }
    }
  }

  async function letGo(key: string): Promise<void> {
    const client = await connection;
    await client.query(`select pg_advisory_unlock(${lockOf})`, [key]);
  }

  return {
    /** Runs `work` while this node has claimed the job. Does nothing if another node has taken over the job. */
    async holding(job: Fetched, work: () => Promise<void>): Promise<void> {
      const key = `${job.id}:${job.retryCount}`;
      if (!(await claim(job, key))) return letGo(key);
      claimed.add(key);
      try {
        await work();
      } finally {
        claimed.delete(key);
        letGo(key).catch(() => {}); // the lock ended with its connection
      }
    },
    async close(): Promise<void> {
      closed = true;
      await connection.then((client) => client.end()).catch(() => {});
    },
  };
}

export type JobClaims = ReturnType<typeof openJobClaims>;

/** Takes a lock. Others hold it only briefly: the check for abandoned jobs, or a dying connection of this node. */
async function lock(client: pg.Client, key: string): Promise<void> {
  for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
    const { rows } = await client.query(`select pg_try_advisory_lock(${lockOf}) as got`, [key]);
    if (rows[0]?.got) return;
    await sleep(20);
  }
}
