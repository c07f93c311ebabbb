import { readClock } from '#editorial/readerQueries/freshness.ts';
import type { Logger } from '#server/logging/logging.ts';

/** Milliseconds after which the next boundary is looked up in any case. */
const MAX_WAIT_MS = 60_000;
/** Milliseconds for which notifications are batched into one lookup. */
const GATHER_MS = 200;
/** Milliseconds from a boundary to its report, after which readers' queries see the change. */
const PASSED_MS = 50;
/** Milliseconds by which two lookups may differ about the same boundary. */
const TOLERANCE_MS = 20;

type Options = {
  onBoundary(): void;
  logger: Pick<Logger, 'debug'>;
  /** reads the database's clock, and the next boundary after it */
  readNext?: () => Promise<{ now: Date; until: Date | null }>;
};

/**
 * Calls `onBoundary` when something scheduled begins or ends: an embargo, a withdrawal, a front, the rights of a
 * picture. The instants are from the database; call `look()` when they may have changed.
 */
export function createBoundaryClock({ onBoundary, logger, readNext = readClock }: Options) {
  let boundary: number | undefined; // by this process's clock
  let timer: NodeJS.Timeout | undefined;
  let gather: NodeJS.Timeout | undefined;
  let closed = false;

  async function readBoundary(): Promise<void> {
    const queriedAt = Date.now();
    const { now, until } = await readNext();
    // The database's clock may differ from ours, so only the distance counts. It is counted from before the query, so
    // the report is not late by the duration of the query.
    const next = until ? queriedAt + (until.getTime() - now.getTime()) + PASSED_MS : undefined;
    // The database does not return a boundary that has just passed, but it has not been reported yet.
    const isPassing = boundary !== undefined && boundary - PASSED_MS <= Date.now() + TOLERANCE_MS;
    if (isPassing && (next === undefined || next > (boundary ?? 0))) return;
    boundary = next;
  }

  function reportPassed(): void {
    if (boundary === undefined || boundary > Date.now()) return;
    boundary = undefined;
    onBoundary();
  }

  async function tick(): Promise<void> {
    clearTimeout(timer);
    reportPassed();
    await readBoundary().catch((error) => logger.debug({ err: error }, 'the next boundary is unknown'));
    if (closed) return;
    clearTimeout(timer);
    const wait = boundary === undefined ? MAX_WAIT_MS : Math.max(20, boundary - Date.now());
    timer = setTimeout(() => void tick(), Math.min(wait, MAX_WAIT_MS));
  }

  return {
    look(): void {
      if (closed) return;
      gather ??= setTimeout(() => {
        gather = undefined;
        void tick();
      }, GATHER_MS);
    },
    close(): void {
      closed = true;
      clearTimeout(timer);
      clearTimeout(gather);
    },
  };
}
