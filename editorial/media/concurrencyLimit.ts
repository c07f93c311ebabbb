/** Makes a queue of its own: work that is handed to it is done one at a time. */
export function createConcurrencyLimit() {
  let turn: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const queue = <T>(work: () => Promise<T>): Promise<T> => {
    waiting++;
    const mine = turn.then(work, work).finally(() => {
      waiting--;
    });
    turn = mine.catch(() => {});
    return mine;
  };
  /** How much waits, the work under way included. */
  queue.waiting = () => waiting;
  return queue;
}

/** One picture at a time: decoding may take 200 MB and a core, and readers are waiting too. */
export const runInTurn = createConcurrencyLimit();
