import { eraseExpired } from '#editorial/bin/erasingFromBin.ts';
import type { Logger } from '#server/logging/logging.ts';

const INTERVAL_MS = 3_600_000; // ms

/**
 * Erases expired articles in the bin, at the start and then every hour. An article that fails is logged and tried again
 * in the next round; the others are erased.
 */
export function scheduleEmptyingBin(log: Logger): { close(): Promise<void> } {
  let emptying: Promise<void> | undefined;

  function round(): void {
    emptying ??= eraseExpired()
      .then(({ erased, failures }) => {
        if (erased > 0) log.info({ count: erased }, 'The bin was emptied of what was in it for thirty days.');
        for (const { subject, id, error } of failures)
          log.error(
            { subject, id, err: error },
            'One thing in the bin could not be erased; it will be tried again.',
          );
      })
      .catch((error) => log.warn({ err: error }, 'The bin could not be emptied; it will be tried again.'))
      .finally(() => {
        emptying = undefined;
      });
  }

  round();
  const rounds = setInterval(round, INTERVAL_MS);
  return {
    async close() {
      clearInterval(rounds);
      await emptying;
    },
  };
}
