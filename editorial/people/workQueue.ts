import { Refusal } from '#editorial/access/refusal.ts';

/** Work that may wait in one queue; more is refused. At some 50 ms a password, the last of them waits two seconds. */
export const MAX_WAITING = 40;

/** Seconds after which somebody who was refused may try again. */
export const BUSY_RETRY_SECONDS = 5;

export type WorkQueue = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * A queue: what is given to it runs one at a time, whatever becomes of the one before. The newest is next: who signs in
 * after strangers have tried forty passwords at once does not wait for all of those.
 * @throws {Refusal} `busy` when too much is waiting
 */
export function createWorkQueue(gauge: QueueGauge = { waiting: 0 }): WorkQueue {
  const waiting: (() => void)[] = [];
  let isRunning = false;
  function startNext(): void {
    const start = waiting.pop();
    if (start) start();
    else isRunning = false;
  }
  return (work) => {
    if (gauge.waiting >= MAX_WAITING) throw new Refusal('busy', { seconds: BUSY_RETRY_SECONDS });
    gauge.waiting++;
    const { promise: turn, resolve: start } = Promise.withResolvers<void>();
    waiting.push(start);
    if (!isRunning) {
      isRunning = true;
      startNext();
    }
    return turn.then(work).finally(() => {
      gauge.waiting--;
      startNext();
    });
  };
}

/** How much waits in a queue, the work under way included. */
export type QueueGauge = { waiting: number };

const shared = globalThis as { copydeskSignInQueue?: QueueGauge };

/** The sign-ins that wait. The app's bundle and the server have their own copies of this module, and one gauge. */
export const signInGauge = (): QueueGauge => {
  shared.copydeskSignInQueue ??= { waiting: 0 };
  return shared.copydeskSignInQueue;
};
