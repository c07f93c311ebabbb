let turn: Promise<unknown> = Promise.resolve();

/** One picture at a time: decoding may take 200 MB and a core, and readers are waiting too. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = turn.then(work, work);
  turn = mine.catch(() => {});
  return mine;
}
