import { setTimeout as sleep } from 'node:timers/promises';
import { renewPostings } from '#editorial/related/postingRenewal.ts';
import { recountWords, renewWords } from '#editorial/search/indexRenewal.ts';
import type { Logger } from '#server/logging/logging.ts';
import { type PeriodicTask, startPeriodicTask } from './periodicTask.ts';

/** Minimum pause between batches. It is at least as long as the batch took, so that half of the database's time is free. */
const MIN_REST_MS = 20;
/** Pause after a batch in which every row failed. */
const FAILED_REST_MS = 1_000;
/** Rows between two progress messages: upgrading a large paper takes minutes. */
const PROGRESS_ROWS = 10_000;

/**
 * Rebuilds search text and the postings of related stories that an earlier version wrote: at the start, and then every
 * ten minutes, because nodes of an older version may still write. Search works meanwhile; a stop loses at most one
 * batch.
 */
export function scheduleIndexRenewal(log: Logger): PeriodicTask {
  return startPeriodicTask({
    intervalMs: 600_000,
    run: (closing) => renewIndexes(log, closing),
    onError: (err) => log.warn({ err }, 'Search words could not be renewed; retrying later.'),
  });
}

async function renewIndexes(log: Logger, closing: AbortSignal): Promise<void> {
  const words = await runBatches(
    closing,
    () => renewWordBatch(log),
    (count) => log.info({ count }, 'Search words are being renewed.'),
  );
  if (closing.aborted) return;
  if (words > 0) {
    await recountWords();
    log.info({ count: words }, 'All search words are renewed.');
  }
  const postings = await runBatches(closing, renewPostingBatch, (count) =>
    log.info({ count }, 'Postings of related stories are being written.'),
  );
  if (postings > 0) log.info({ count: postings }, 'All postings of related stories are written.');
}

type Batch = { renewed: number; isDone: boolean };

async function renewWordBatch(log: Logger): Promise<Batch> {
  const batch = await renewWords();
  for (const { table, id, error: err } of batch.failed)
    log.error({ table, id, err }, 'The search words of a row could not be renewed; it keeps its old words.');
  return batch;
}

async function renewPostingBatch(): Promise<Batch> {
  const renewed = await renewPostings();
  return { renewed, isDone: renewed === 0 };
}

/** Renews batch after batch until none is left or the task is closed. @returns the number of renewed rows */
async function runBatches(
  closing: AbortSignal,
  renewBatch: () => Promise<Batch>,
  logProgress: (count: number) => void,
): Promise<number> {
  let total = 0;
  while (!closing.aborted) {
    const startedAt = performance.now();
    const { renewed, isDone } = await renewBatch();
    if (isDone) break;
    const before = total;
    total += renewed;
    if (Math.floor(total / PROGRESS_ROWS) > Math.floor(before / PROGRESS_ROWS)) logProgress(total);
    const restMs = renewed === 0 ? FAILED_REST_MS : Math.max(MIN_REST_MS, performance.now() - startedAt);
    await sleep(restMs, undefined, { signal: closing, ref: false }).catch(() => {});
  }
  return total;
}
