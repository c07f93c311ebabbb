import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Published } from '#editorial/ledger/ledgerVerification.ts';
import { ledgerEntry, ledgerSummary, signedCheckpoint } from '#editorial/ledger/publishedDocuments.ts';
import { read, Unreadable } from './publishedFetch.ts';

/** One line of a saved ledger: the summary first, then the checkpoints, then the releases. */
const line = z.union([
  z.object({ summary: ledgerSummary }),
  z.object({ checkpoint: signedCheckpoint }),
  z.object({ release: ledgerEntry }),
]);
type Line = z.output<typeof line>;

/**
 * Wraps a published ledger so that it is written to a file while it is read. The file is complete once `close` has
 * resolved.
 */
export async function keepWhileRead(published: Published, file: string) {
  const handle = await open(file, 'w');
  const write = (entry: Line) => handle.write(`${JSON.stringify(entry)}\n`);
  await write({ summary: published.summary });
  const { checkpoints, releases } = published;
  const saving: Published = {
    summary: published.summary,
    checkpoints: passing(checkpoints, (checkpoint) => write({ checkpoint })),
    releases: passing(releases, (release) => write({ release })),
  };
  return { published: saving, close: () => (handle as FileHandle).close() };
}

async function* passing<T>(items: AsyncIterable<T> | Iterable<T>, write: (item: T) => Promise<unknown>) {
  for await (const item of items) {
    await write(item);
    yield item;
  }
}

/** Reads a saved ledger. @throws {Unreadable} */
export async function readKept(file: string): Promise<Published> {
  const lines = linesOf(file);
  const first = (await lines.next()).value;
  if (!first || !('summary' in first))
    throw new Unreadable(`${file} is not a kept record: it does not begin with its summary.`);
  let ahead: Line | undefined;

  async function* checkpoints() {
    for (let next = await lines.next(); !next.done; next = await lines.next()) {
      if (!('checkpoint' in next.value)) {
        ahead = next.value;
        return;
      }
      yield next.value.checkpoint;
    }
  }

  async function* releases() {
    for (; ahead; ahead = (await lines.next()).value ?? undefined) {
      if (!('release' in ahead)) throw new Unreadable(`${file} has a line out of its place.`);
      yield ahead.release;
    }
  }

  return { summary: first.summary, checkpoints: checkpoints(), releases: releases() };
}

async function* linesOf(file: string): AsyncGenerator<Line, undefined> {
  let number = 0;
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    number += 1;
    if (text) yield read(`line ${number} of ${file}`, text, line);
  }
  return undefined;
}
