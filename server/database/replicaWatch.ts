import type pg from 'pg';
import { type ReaderSource, setReaderSource } from '#db/readerSource.ts';
import type { Logger } from '#server/logging/logging.ts';
import { lastingClient } from './connections.ts';
import { hasReplayed, readPrimaryPosition, UnusableReplica, type WalPosition } from './replicaPosition.ts';

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

/** Time between two checks of the replica: first and longest while it lags, and while it does not. */
const MIN_LAGGING_MS = 40;
const MAX_LAGGING_MS = 320;
const CURRENT_MS = 1_000;
/** Time to wait for each answer of the replica. */
const TIMEOUT_MS = 2_000;

const UNKNOWN = 'It is not known what the replica has; readers read at the primary.';

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
  let problem = '';
  let wake = () => {};

  function changed(): void {
    changes++;
    source.isReplicaCurrent = false;
    wake();
  }

  async function follow(): Promise<void> {
    let pauseMs = MIN_LAGGING_MS;
    let known: { position: WalPosition; changes: number } | undefined;
    while (!closed) {
      const changesBefore = changes;
      try {
        if (known?.changes !== changesBefore) {
          known = { position: await readPrimaryPosition(), changes: changesBefore };
          pauseMs = MIN_LAGGING_MS;
        }
        replica ??= await connect();
        const isCurrent = await hasReplayed(replica, known.position);
        if (changesBefore === changes) source.isReplicaCurrent = isCurrent;
        report(isCurrent ? '' : problem);
      } catch (error) {
        source.isReplicaCurrent = false;
        report(error instanceof UnusableReplica ? error.message : UNKNOWN, error);
        disconnect();
      }
      if (changesBefore !== changes) continue;
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, source.isReplicaCurrent ? CURRENT_MS : pauseMs).unref();
      });
      pauseMs = Math.min(pauseMs * 2, MAX_LAGGING_MS);
    }
  }

  async function connect(): Promise<pg.Client> {
    const client = lastingClient(replicaUrl, 'copydesk replica watch', TIMEOUT_MS);
    client.on('end', () => {
      if (client === replica) source.isReplicaCurrent = false; // immediately, without waiting for the next check
    });
    await client.connect();
    return client;
  }

  function disconnect(): void {
    const before = replica;
    replica = undefined;
    before?.end().catch(() => {});
  }

  /** Logs a problem when it begins and when it ends. An empty sentence means no problem. */
  function report(sentence: string, error?: unknown): void {
    if (sentence === problem || closed) return;
    if (sentence) log.warn({ err: error }, sentence);
    else log.info({}, 'Readers’ queries use the replica again.');
    problem = sentence;
  }

  void follow();
  return {
    changed,
    close() {
      closed = true;
      setReaderSource(undefined);
      wake();
      disconnect();
    },
  };
}
