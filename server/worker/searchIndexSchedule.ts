import { setTimeout as sleep } from 'node:timers/promises';
import { renewPostings } from '#editorial/related/postingRenewal.ts';
import { countWordsAnew, renewWords } from '#editorial/search/indexRenewal.ts';
import type { Logger } from '#server/logging/logging.ts';

const INTERVAL_MS = 600_000; // ms
/**
 * Minimum ms between batches. The pause is as long as the batch took, so that at most half of the database's time is
 * used.
 */
const MIN_REST_MS = 20; // ms
/** Rows between two progress messages: upgrading a large paper takes a while. */
const PROGRESS_ROWS = 10_000;

/**
 * Rebuilds search text and the postings of related stories that an earlier version wrote: at the start, and then every
 * ten minutes, because nodes of an older version may still write. Search works meanwhile; a stop loses at most one
 * batch.
 */
export function scheduleIndexRenewal(log: Logger): { close(): Promise<void> } {
  const closing = new AbortController();
  let renewing: Promise<void> | undefined;

  async function renew(): Promise<void> {
    let renewed = 0;
    while (!closing.signal.aborted) {
      const began = performance.now();
      const batch = await renewWords();
      for (const { table, id, error } of batch.failed)
        log.error(
          { table, id, err: error },
          'The words of one row could not be made anew; it keeps those that it has.',
        );
      if (batch.isDone) break;
      if (Math.floor((renewed + batch.renewed) / PROGRESS_ROWS) > Math.floor(renewed / PROGRESS_ROWS))
        log.info({ count: renewed + batch.renewed }, 'Words for search are being made anew.');
      renewed += batch.renewed;
      const rest = batch.renewed === 0 ? 1_000 : Math.max(MIN_REST_MS, performance.now() - began);
      await sleep(rest, undefined, { signal: closing.signal, ref: false }).catch(() => {});
    }
    if (closing.signal.aborted) return;
    if (renewed > 0) {
      await countWordsAnew();
      log.info({ count: renewed }, 'All words for search were made anew.');
    }
    await post();
  }

  /** Rebuilds the postings of related stories in the same way. */
  async function post(): Promise<void> {
    let posted = 0;
    while (!closing.signal.aborted) {
      const began = performance.now();
      const count = await renewPostings();
      if (count === 0) break;
      if (Math.floor((posted + count) / PROGRESS_ROWS) > Math.floor(posted / PROGRESS_ROWS))
        log.info({ count: posted + count }, 'Postings of related stories are being written.');
      posted += count;
      const rest = Math.max(MIN_REST_MS, performance.now() - began);
      await sleep(rest, undefined, { signal: closing.signal, ref: false }).catch(() => {});
    }
    if (posted > 0) log.info({ count: posted }, 'All postings of related stories are written.');
  }

  function round(): void {
    renewing ??= renew()
      .catch((error) =>
        log.warn({ err: error }, 'Words for search could not be made anew; it will be tried again.'),
      )
      .finally(() => {
        renewing = undefined;
      });
  }

  round();
  const rounds = setInterval(round, INTERVAL_MS);
  return {
    async close() {
      clearInterval(rounds);
      closing.abort();
      await renewing;
    },
  };
}
