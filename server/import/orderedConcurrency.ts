/**
 * Does work on each of what comes, several at a time, and gives the results in the order in which it came. What one throws
 * is thrown in its turn, and nothing further is begun.
 */
export async function* mapAhead<Given, Made>(
  given: AsyncIterable<Given>,
  atOnce: number,
  work: (one: Given) => Promise<Made>,
): AsyncGenerator<Made> {
  const under: Promise<Made>[] = [];
  try {
    for await (const one of given) {
      const begun = work(one);
      begun.catch(() => {}); // whoever takes it is told
      under.push(begun);
      if (under.length >= atOnce) yield await (under.shift() as Promise<Made>);
    }
    while (under.length > 0) yield await (under.shift() as Promise<Made>);
  } finally {
    await Promise.allSettled(under);
  }
}
