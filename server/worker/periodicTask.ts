export type PeriodicTask = { close(): Promise<void> };

type Options = {
  intervalMs: number;
  /** whether the first run is after one interval instead of at once */
  isDelayed?: boolean;
  /** The signal is aborted when the task is closed. */
  run(closing: AbortSignal): Promise<void>;
  onError(error: unknown): void;
};

/** Runs a task at once and then at every interval, never twice at the same time. `close` waits for the current run. */
export function startPeriodicTask({ intervalMs, isDelayed = false, run, onError }: Options): PeriodicTask {
  const closing = new AbortController();
  let running: Promise<void> | undefined;

  function runOnce(): void {
    running ??= run(closing.signal)
      .catch(onError)
      .finally(() => {
        running = undefined;
      });
  }

  if (!isDelayed) runOnce();
  const timer = setInterval(runOnce, intervalMs);
  return {
    async close() {
      clearInterval(timer);
      closing.abort();
      await running;
    },
  };
}
