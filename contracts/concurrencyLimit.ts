/** Creates a queue that runs as many jobs at a time as its `maxRunning` allows. */
export function createConcurrencyLimit(maxRunning = 1) {
  const waiting: (() => void)[] = [];
  let running = 0;
  async function queue<T>(work: () => Promise<T>): Promise<T> {
    if (running < queue.maxRunning) running++;
    else await new Promise<void>((start) => waiting.push(start));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  }
  queue.maxRunning = maxRunning;
  /** Number of queued jobs, including those that run. */
  queue.waiting = () => waiting.length + running;
  return queue;
}

/** Maps one item after another, where `Promise.all` would use every core and much memory. */
export async function mapInSequence<Item, Result>(items: Item[], map: (item: Item) => Promise<Result>) {
  const results: Result[] = [];
  for (const item of items) results.push(await map(item));
  return results;
}
