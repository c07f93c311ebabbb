/**
 * Applies `work` to each input, several at a time, and yields the results in input order. An error is thrown at the
 * position of its input, and no further work begins.
 */
export async function* mapAhead<Input, Made>(
  inputs: AsyncIterable<Input>,
  maxRunning: number,
  work: (input: Input) => Promise<Made>,
): AsyncGenerator<Made> {
  const running: Promise<Made>[] = [];
  try {
    for await (const input of inputs) {
      const result = work(input);
      result.catch(() => {}); // the consumer receives the error
      running.push(result);
      if (running.length >= maxRunning) yield await (running.shift() as Promise<Made>);
    }
    while (running.length > 0) yield await (running.shift() as Promise<Made>);
  } finally {
    await Promise.allSettled(running);
  }
}
