import pg from 'pg';
import { staffPool } from '#db/pools.ts';
import { type ReaderSource, setReaderSource } from '#db/readerSource.ts';
import type { Logger } from '#server/logging/logging.ts';

export interface ReplicaWatch {
  /** Called when the primary may have changed: reads go to the primary until the replica has caught up. */
  changed(): void;
  close(): void;
}

type ReplicaWatchOptions = {
  replicaUrl: string;
  /** The primary, with the readers' login. */
  primaryUrl: string;
  log: Logger;
};

/**
 * Milliseconds between two checks of the replica: first and longest interval while it lags, and the interval while it
 * does not.
 */
const SOON = 40;
const LATER = 320;
const CALM = 1_000;

const ANSWER_TIMEOUT_MS = 2_000; // ms to wait for each answer

/**
 * Decides which server the readers' queries go to (`db/readerSource.ts`), starting with the primary. After each
 * notification it reads the primary's WAL position, which is after the commit that sent the notification. Once the
 * replica has replayed that position, queries go to the replica, until the next notification or until the replica does
 * not answer.
 */
export function watchReplica({ replicaUrl, primaryUrl, log }: ReplicaWatchOptions): ReplicaWatch {
  const source: ReaderSource = { primaryUrl, isReplicaCurrent: false };
  setReaderSource(source);
  let changes = 0;
  let closed = false;
  let replica: pg.Client | undefined;
  let trouble = '';
  let wake = () => {};

  function changed(): void {
    changes++;
    source.isReplicaCurrent = false;
    wake();
  }

  async function follow(): Promise<void> {
    let pause = SOON;
    let known: (Position & { changes: number }) | undefined;
    while (!closed) {
      const now = changes;
      try {
        if (known?.changes !== now) {
          known = { ...(await askPrimary()), changes: now };
          pause = SOON;
        }
        replica ??= await connect();
        const hasAll = await hasReplayed(replica, known);
        if (now === changes) source.isReplicaCurrent = hasAll;
        report(hasAll ? '' : trouble);
      } catch (error) {
        source.isReplicaCurrent = false;
        report(
          error instanceof Unfit
            ? error.message
            : 'It is not known what the replica has; readers read at the primary.',
          error,
        );
        leave();
      }
      if (now !== changes) continue;
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, source.isReplicaCurrent ? CALM : pause).unref();
      });
      pause = Math.min(pause * 2, LATER);
    }
  }

  async function connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: replicaUrl,
      connectionTimeoutMillis: ANSWER_TIMEOUT_MS,
      query_timeout: ANSWER_TIMEOUT_MS,
      keepAlive: true,
      application_name: 'copydesk replica watch',
    });
    client.on('error', () => {});
    client.on('end', () => {
      if (client === replica) source.isReplicaCurrent = false; // immediately, without waiting for the next check
    });
    await client.connect();
    return client;
  }

  function leave(): void {
    const left = replica;
    replica = undefined;
    left?.end().catch(() => {});
  }

  /** Logs a problem once, and its end once. */
  function report(sentence: string, error?: unknown): void {
    if (sentence === trouble || closed) return;
    if (sentence) log.warn({ err: error }, sentence);
    else log.info({}, 'Readers read at the replica again.');
    trouble = sentence;
  }

  void follow();
  return {
    changed,
    close() {
      closed = true;
      setReaderSource(undefined);
      wake();
      leave();
    },
  };
}

/** READER_DATABASE_URL leads to a server that cannot be used. */
class Unfit extends Error {}

/** A WAL position, with the server and start time it belongs to. */
type Position = { position: string; cluster: string; started: string };

const server = `(select system_identifier from pg_control_system())::text as cluster,
  pg_postmaster_start_time()::text as started`;

async function askPrimary(): Promise<Position> {
  const { rows } = await staffPool().query<Position>(
    `select pg_current_wal_insert_lsn()::text as position, ${server}`,
  );
  if (!rows[0]) throw new Error('The primary did not say where its log is.');
  return rows[0];
}

/** @throws {Unfit} when the replica can never replay the position */
async function hasReplayed(replica: pg.Client, target: Position): Promise<boolean> {
  const { rows } = await replica.query<{
    replays: boolean;
    reached: boolean | null;
    cluster: string;
    started: string;
  }>(`select pg_is_in_recovery() as replays, pg_last_wal_replay_lsn() >= $1::pg_lsn as reached, ${server}`, [
    target.position,
  ]);
  const [replayed] = rows;
  if (replayed?.cluster !== target.cluster)
    throw new Unfit('READER_DATABASE_URL leads to no copy of DATABASE_URL; readers read at the primary.');
  if (replayed.replays) return replayed.reached === true;
  if (replayed.started === target.started) return true; // it is the primary itself
  throw new Unfit(
    'READER_DATABASE_URL leads to a server that no longer follows; readers read at the primary.',
  );
}
