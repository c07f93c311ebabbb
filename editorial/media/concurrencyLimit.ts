/** Creates a queue that runs one job at a time. */
export function createConcurrencyLimit() {
  let turn: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const queue = <T>(work: () => Promise<T>): Promise<T> => {
    waiting++;
    const result = turn.then(work, work).finally(() => {
      waiting--;
    });
    turn = result.catch(() => {});
    return result;
  };
  /** Number of queued jobs, including the running one. */
  queue.waiting = () => waiting;
  return queue;
}

/** One picture at a time: decoding may take 200 MB and a core, which readers also need. */
export const runInTurn = createConcurrencyLimit();

/** Maps one item after another, where `Promise.all` would use every core and much memory. */
export async function mapInSequence<Item, Result>(items: Item[], map: (item: Item) => Promise<Result>) {
  const results: Result[] = [];
  for (const item of items) results.push(await map(item));
  return results;
}
