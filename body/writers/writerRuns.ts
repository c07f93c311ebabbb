import { type CharacterRange, firstEndingAfter } from './textHistory.ts';

type Run<Writer> = { clock: number; length: number; writer: Writer };

/** Who wrote which characters. A character keeps the writer that it is given first. */
export class WriterRuns<Writer> {
  readonly #ofClient = new Map<number, Run<Writer>[]>();

  set({ client, clock, length }: CharacterRange, writer: Writer): void {
    const runs = this.#ofClient.get(client) ?? [];
    this.#ofClient.set(client, runs);
    const end = clock + length;
    let from = clock;
    let at = firstEndingAfter(runs, clock);
    while (from < end) {
      const next = runs[at];
      const free = Math.min(end, next?.clock ?? end);
      if (free > from) {
        runs.splice(at, 0, { clock: from, length: free - from, writer });
        at += 1;
      }
      from = Math.max(free, next ? next.clock + next.length : end);
      at += 1;
    }
  }

  /** Parts of a range that have one writer each; undefined: nobody was set. */
  *parts({
    client,
    clock,
    length,
  }: CharacterRange): Generator<{ length: number; writer: Writer | undefined }> {
    const runs = this.#ofClient.get(client) ?? [];
    const end = clock + length;
    let from = clock;
    for (let at = firstEndingAfter(runs, clock); from < end; at++) {
      const run = runs[at];
      const start = Math.min(end, run?.clock ?? end);
      if (start > from) yield { length: start - from, writer: undefined };
      if (!run || start === end) return;
      const stop = Math.min(end, run.clock + run.length);
      const first = Math.max(from, run.clock);
      if (stop > first) yield { length: stop - first, writer: run.writer };
      from = stop;
    }
  }
}
