/**
 * Applies `work` to each input, several at a time, and yields the results in input order. An error is thrown in its
 * turn, and no further work is begun.
 */
export async function* mapAhead<Input, Made>(
  inputs: AsyncIterable<Input>,
  atOnce: number,
  work: (input: Input) => Promise<Made>,
): AsyncGenerator<Made> {
  const under: Promise<Made>[] = [];
  try {
    for await (const input of inputs) {
      const begun = work(input);
      begun.catch(() => {}); // the consumer receives the error
      under.push(begun);
      if (under.length >= atOnce) yield await (under.shift() as Promise<Made>);
    }
    while (under.length > 0) yield await (under.shift() as Promise<Made>);
  } finally {
    await Promise.allSettled(under);
  }
}
