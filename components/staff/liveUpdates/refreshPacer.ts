/** Milliseconds between two readings at least. */
const LEAST_GAP_MS = 500;
/** A reading that takes long is repeated the less often: it may use this part of the time at most. */
const SHARE = 1 / 2;

/** Runs `work` when asked: never twice at once, never too often, and never while the page is out of sight. */
export function createPacer(work: () => Promise<void>) {
  let isWanted = false;
  let isRunning = false;
  let freeAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  function next(): void {
    if (!isWanted || isRunning || closed || document.hidden || timer !== undefined) return;
    timer = setTimeout(() => void run(), Math.max(0, freeAt - performance.now()));
  }

  async function run(): Promise<void> {
    timer = undefined;
    isWanted = false;
    isRunning = true;
    const begin = performance.now();
    await work().catch(() => {}); // the next event, or the person's coming back, asks again
    isRunning = false;
    const took = performance.now() - begin;
    freeAt = performance.now() + Math.max(LEAST_GAP_MS, took * (1 / SHARE - 1));
    next();
  }

  document.addEventListener('visibilitychange', next);
  return {
    ask(): void {
      isWanted = true;
      next();
    },
    close(): void {
      closed = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', next);
    },
  };
}
