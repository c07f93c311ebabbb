import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Published } from '#editorial/ledger/ledgerVerification.ts';
import { ledgerEntry, ledgerSummary, signedCheckpoint } from '#editorial/ledger/publishedDocuments.ts';
import { parseDocument, Unreadable } from './publishedFetch.ts';

/** One line of a saved ledger: the summary first, then the checkpoints, then the releases. */
const ledgerLine = z.union([
  z.object({ summary: ledgerSummary }),
  z.object({ checkpoint: signedCheckpoint }),
  z.object({ release: ledgerEntry }),
]);
type LedgerLine = z.output<typeof ledgerLine>;

/**
 * Wraps a published ledger so that reading it also writes it to a file. The file is complete after `close` resolves.
 */
export async function saveWhileRead({ summary, checkpoints, releases }: Published, file: string) {
  const handle = await open(file, 'w');
  const write = (line: LedgerLine) => handle.write(`${JSON.stringify(line)}\n`);
  await write({ summary });
  const published: Published = {
    summary,
    checkpoints: writeEach(checkpoints, (checkpoint) => write({ checkpoint })),
    releases: writeEach(releases, (release) => write({ release })),
  };
  return { published, close: () => handle.close() };
}

async function* writeEach<T>(items: AsyncIterable<T> | Iterable<T>, write: (item: T) => Promise<unknown>) {
  for await (const item of items) {
    await write(item);
    yield item;
  }
}

/** Reads a saved ledger. @throws {Unreadable} */
export async function readSavedLedger(file: string): Promise<Published> {
  const lines = linesOf(file);
  const first = (await lines.next()).value;
  if (!first || !('summary' in first))
    throw new Unreadable(`${file} is not a kept record: it does not begin with its summary.`);
  let next: LedgerLine | undefined; // the line after the last checkpoint

  async function* checkpoints() {
    next = (await lines.next()).value;
    for (; next && 'checkpoint' in next; next = (await lines.next()).value) yield next.checkpoint;
  }

  async function* releases() {
    for (; next; next = (await lines.next()).value) {
      if (!('release' in next)) throw new Unreadable(`${file} has a line out of its place.`);
      yield next.release;
    }
  }

  return { summary: first.summary, checkpoints: checkpoints(), releases: releases() };
}

async function* linesOf(file: string): AsyncGenerator<LedgerLine, undefined> {
  let number = 0;
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    number += 1;
    if (text) yield parseDocument(`line ${number} of ${file}`, text, ledgerLine);
  }
  return undefined;
}
