import pg from 'pg';
import { staffPool } from '#db/pools.ts';
import { type ReaderSource, setReaderSource } from '#db/readerSource.ts';
import type { Logger } from '#server/logging/logging.ts';

export interface ReplicaWatch {
  /** Something changed at the primary, or may have: readers read there until the replica has it too. */
  changed(): void;
  close(): void;
}

type Given = {
  replicaUrl: string;
  /** The primary, as the readers' login. */
  primaryUrl: string;
  log: Logger;
};

/** ms between two questions to the replica: while it is behind, at first and at most; and while it is not. */
const SOON = 40;
const LATER = 320;
const CALM = 1_000;

const patience = 2_000; // ms for each answer

/**
 * Decides where this node's readers read (`db/readerSource.ts`). It begins at the primary. After each notice the position
 * of the primary's log is asked, which is past the commit that sent the notice; once the replica has replayed it, readers
 * read there, until the next notice or until the replica does not answer.
 */
export function watchReplica({ replicaUrl, primaryUrl, log }: Given): ReplicaWatch {
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
        tell(hasAll ? '' : trouble);
      } catch (error) {
        source.isReplicaCurrent = false;
        tell(
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
      connectionTimeoutMillis: patience,
      query_timeout: patience,
      keepAlive: true,
      application_name: 'copydesk replica watch',
    });
    client.on('error', () => {});
    client.on('end', () => {
      if (client === replica) source.isReplicaCurrent = false; // at once, not at the next question
    });
    await client.connect();
    return client;
  }

  function leave(): void {
    const left = replica;
    replica = undefined;
    left?.end().catch(() => {});
  }

  /** Says what is wrong once, and that it no longer is. */
  function tell(sentence: string, error?: unknown): void {
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

/** Somewhere that READER_DATABASE_URL should not lead. */
class Unfit extends Error {}

/** Of the log, with the server that it is the log of. */
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

/** @throws {Unfit} when it never will */
async function hasReplayed(replica: pg.Client, asked: Position): Promise<boolean> {
  const { rows } = await replica.query<{
    replays: boolean;
    reached: boolean | null;
    cluster: string;
    started: string;
  }>(`select pg_is_in_recovery() as replays, pg_last_wal_replay_lsn() >= $1::pg_lsn as reached, ${server}`, [
    asked.position,
  ]);
  const [found] = rows;
  if (found?.cluster !== asked.cluster)
    throw new Unfit('READER_DATABASE_URL leads to no copy of DATABASE_URL; readers read at the primary.');
  if (found.replays) return found.reached === true;
  if (found.started === asked.started) return true; // the primary itself
  throw new Unfit(
    'READER_DATABASE_URL leads to a server that no longer follows; readers read at the primary.',
  );
}
