/** Minimum milliseconds between two reloads. */
const MIN_GAP_MS = 500;
/** Maximum share of the time that reloads may take: a slow reload is repeated less often. */
const MAX_SHARE = 1 / 2;

/** Runs `work` on request: one run at a time, not too often, and not while the page is hidden. */
export function createPacer(work: () => Promise<void>) {
  let isWanted = false;
  let isRunning = false;
  let freeAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isClosed = false;

  function next(): void {
    if (!isWanted || isRunning || isClosed || document.hidden || timer !== undefined) return;
    timer = setTimeout(() => void run(), Math.max(0, freeAt - performance.now()));
  }

  async function run(): Promise<void> {
    timer = undefined;
    isWanted = false;
    isRunning = true;
    const startedAt = performance.now();
    await work().catch(() => {}); // the next event, or the user's return, requests it again
    isRunning = false;
    const tookMs = performance.now() - startedAt;
    freeAt = performance.now() + Math.max(MIN_GAP_MS, tookMs * (1 / MAX_SHARE - 1));
    next();
  }

  document.addEventListener('visibilitychange', next);
  return {
    request(): void {
      isWanted = true;
      next();
    },
    close(): void {
      isClosed = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', next);
    },
  };
}
