import { setTimeout as sleep } from 'node:timers/promises';
import { renewPostings } from '#editorial/related/postingRenewal.ts';
import { countWordsAnew, renewWords } from '#editorial/search/indexRenewal.ts';
import type { Logger } from '#server/logging/logging.ts';

const pause = 600_000; // ms
/** After each batch the database rests as long as it took, so that at most half of it is taken. */
const leastRest = 20; // ms
/** An upgrade of a large paper takes a while: how far it is, is said each so many rows. */
const saidEach = 10_000;

/**
 * At the start, and then every ten minutes (nodes of an older version may still write), makes the words by which search
 * finds, and the postings of related stories, anew where an earlier version made them. Search answers meanwhile; a stop loses no more than one batch.
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
      if (Math.floor((renewed + batch.renewed) / saidEach) > Math.floor(renewed / saidEach))
        log.info({ count: renewed + batch.renewed }, 'Words for search are being made anew.');
      renewed += batch.renewed;
      const rest = batch.renewed === 0 ? 1_000 : Math.max(leastRest, performance.now() - began);
      await sleep(rest, undefined, { signal: closing.signal, ref: false }).catch(() => {});
    }
    if (closing.signal.aborted) return;
    if (renewed > 0) {
      await countWordsAnew();
      log.info({ count: renewed }, 'All words for search were made anew.');
    }
    await post();
  }

  /** The same for the postings by which related stories are found. */
  async function post(): Promise<void> {
    let posted = 0;
    while (!closing.signal.aborted) {
      const began = performance.now();
      const count = await renewPostings();
      if (count === 0) break;
      if (Math.floor((posted + count) / saidEach) > Math.floor(posted / saidEach))
        log.info({ count: posted + count }, 'Postings of related stories are being written.');
      posted += count;
      const rest = Math.max(leastRest, performance.now() - began);
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
  const rounds = setInterval(round, pause);
  return {
    async close() {
      clearInterval(rounds);
      closing.abort();
      await renewing;
    },
  };
}
