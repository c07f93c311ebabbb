/** Makes a queue of its own: work that is handed to it is done one at a time. */
export function openQueue() {
  let turn: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work, work);
    turn = mine.catch(() => {});
    return mine;
  };
}

/** One picture at a time: decoding may take 200 MB and a core, and readers are waiting too. */
export const inTurn = openQueue();
