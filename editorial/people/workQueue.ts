import { Refusal } from '#editorial/access/refusal.ts';

/** Maximum jobs in one queue; more are refused. At about 50 ms per password, the last one waits two seconds. */
export const MAX_WAITING = 40;

/** Retry-After in seconds for a refused sign-in. */
export const BUSY_RETRY_SECONDS = 5;

export type WorkQueue = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Creates a queue that runs one job at a time, whether or not the previous job failed. The newest job runs next, so
 * that a user who signs in after forty attempts by strangers does not wait for all of them. @throws {Refusal} `busy`
 * when the queue is full
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

/** Number of jobs in a queue, including the running one. */
export type QueueGauge = { waiting: number };

const shared = globalThis as { copydeskSignInQueue?: QueueGauge };

/** The number of queued sign-ins, shared by the two instances of this module: in the app's bundle and in the server. */
export const signInGauge = (): QueueGauge => {
  shared.copydeskSignInQueue ??= { waiting: 0 };
  return shared.copydeskSignInQueue;
};
