import { publishIfDue } from '#editorial/ledger/publishingCheckpoints.ts';
import type { Logger } from '#server/logging/logging.ts';

const INTERVAL_MS = 60_000; // ms

/**
 * Publishes a ledger checkpoint when one is due: checks at the start and then every minute. Nothing is lost while no
 * check runs: the next checkpoint covers all releases since the last.
 */
export function scheduleCheckpoints(log: Logger): { close(): Promise<void> } {
  let closed = false;
  let asking: Promise<void> | undefined;

  async function publishDue(): Promise<void> {
    // A long backlog takes several checkpoints, each in its own transaction.
    for (let number = await publishIfDue(); number !== null && !closed; number = await publishIfDue())
      log.info({ checkpoint: number }, 'A checkpoint of the ledger was published.');
  }

  function round(): void {
    asking ??= publishDue()
      .catch((error) => log.warn({ err: error }, 'No checkpoint could be published; it will be tried again.'))
      .finally(() => {
        asking = undefined;
      });
  }

  round();
  const rounds = setInterval(round, INTERVAL_MS);
  return {
    async close() {
      closed = true;
      clearInterval(rounds);
      await asking;
    },
  };
}
