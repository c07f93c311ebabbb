import { publishIfDue } from '#editorial/ledger/publishingCheckpoints.ts';
import type { Logger } from '#server/logging/logging.ts';

const pause = 60_000; // ms

/**
 * Asks at once and then each minute whether a checkpoint of the ledger is due. Nothing is missed when nobody asks for
 * a while: the next answer covers all that began meanwhile.
 */
export function scheduleCheckpoints(log: Logger): { close(): Promise<void> } {
  let closed = false;
  let asking: Promise<void> | undefined;

  async function ask(): Promise<void> {
    // A long past takes several, each a transaction of its own.
    for (let number = await publishIfDue(); number !== null && !closed; number = await publishIfDue())
      log.info({ checkpoint: number }, 'A checkpoint of the ledger was published.');
  }

  function round(): void {
    asking ??= ask()
      .catch((error) => log.warn({ err: error }, 'No checkpoint could be published; it will be tried again.'))
      .finally(() => {
        asking = undefined;
      });
  }

  round();
  const rounds = setInterval(round, pause);
  return {
    async close() {
      closed = true;
      clearInterval(rounds);
      await asking;
    },
  };
}
