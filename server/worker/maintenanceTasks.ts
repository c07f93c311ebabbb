import { eraseExpired } from '#editorial/bin/erasingFromBin.ts';
import { publishIfDue } from '#editorial/ledger/publishingCheckpoints.ts';
import { deleteExpiredRows } from '#editorial/outbox/retention.ts';
import type { Logger } from '#server/logging/logging.ts';
import { type PeriodicTask, startPeriodicTask } from './periodicTask.ts';

const HOUR_MS = 3_600_000;

/** Starts the tasks that depend on time only, not on the outbox. */
export function startMaintenance(log: Logger): PeriodicTask[] {
  return [
    startPeriodicTask({
      intervalMs: 60_000,
      run: (closing) => publishCheckpoints(log, closing),
      onError: (err) => log.warn({ err }, 'No checkpoint could be published; retrying later.'),
    }),
    startPeriodicTask({
      intervalMs: HOUR_MS,
      run: (closing) => emptyBin(log, closing),
      onError: (err) => log.warn({ err }, 'The bin could not be emptied; retrying later.'),
    }),
    startPeriodicTask({
      intervalMs: HOUR_MS,
      isDelayed: true,
      run: deleteExpiredRows,
      onError: (err) => log.warn({ err }, 'Expired rows could not be deleted; retrying later.'),
    }),
  ];
}

/**
 * Publishes the ledger checkpoints that are due. A long backlog takes several, each in its own transaction. If runs are
 * missed, nothing is lost: the next checkpoint covers all releases since the last.
 */
async function publishCheckpoints(log: Logger, closing: AbortSignal): Promise<void> {
  for (let number = await publishIfDue(); number !== null && !closing.aborted; number = await publishIfDue())
    log.info({ checkpoint: number }, 'A checkpoint of the ledger was published.');
}

/** Erases expired articles in the bin. One that fails is tried again in the next run; the others are erased. */
async function emptyBin(log: Logger, closing: AbortSignal): Promise<void> {
  const { erased, failures } = await eraseExpired(closing);
  if (erased > 0) log.info({ count: erased }, 'Items were erased after thirty days in the bin.');
  for (const { subject, id, error: err } of failures)
    log.error({ subject, id, err }, 'An item in the bin could not be erased; retrying later.');
}
