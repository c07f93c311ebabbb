import { z } from 'zod';
import { theHouse } from '#editorial/actor';
import { isRefusal } from '#editorial/refusal';
import type { Imported } from '#editorial/wire/importing';
import {
  importAllWritten,
  readSections,
  type Sections,
  type Written,
  writtenArticle,
} from '#editorial/wire/written';
import { ahead } from './ahead.ts';
import { type Line, tell } from './lines.ts';

/** So many lines become drafts in one transaction. */
const together = 50;
/** While so many such transactions are under way, the next lines are read. */
const lanes = 3;

type Order = { name: string; lines: AsyncIterable<string>; release: boolean };

/** What became of a line: an article, or what is wrong with it. */
type Outcome = { key: string; made: Imported } | { key: string; wrong: string };

/**
 * Imports JSON lines: good lines are kept, each bad one is told with its number and reason. They are told in their
 * order, once they are committed; whoever stops in between keeps what has been told.
 */
export async function* importJsonLines({ name, lines, release }: Order): AsyncGenerator<Line> {
  const sections = await readSections();
  const batches = batchesOf(name, lines);
  for await (const outcomes of ahead(batches, lanes, (batch) => importBatch(batch, sections)))
    for (const outcome of outcomes) yield await lineOf(outcome, release);
}

type Read = Written | { key: string; wrong: string };

async function* batchesOf(name: string, lines: AsyncIterable<string>): AsyncGenerator<Read[]> {
  let batch: Read[] = [];
  let number = 0;
  for await (const line of lines) {
    number++;
    if (line.trim() === '') continue;
    batch.push(read(`${name}:${number}`, line));
    if (batch.length === together) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

function read(key: string, line: string): Read {
  try {
    return { key, article: writtenArticle.parse(JSON.parse(line)) };
  } catch (error) {
    return { key, wrong: reasonOf(error) };
  }
}

/** All of a batch at once; where one line spoils it, each by itself, to find out which. */
async function importBatch(batch: Read[], sections: Sections): Promise<Outcome[]> {
  const good = batch.filter((one): one is Written => 'article' in one);
  const made = good.length === 0 ? [] : await importTogether(good, sections);
  const byKey = new Map(made.map((outcome) => [outcome.key, outcome]));
  return batch.flatMap((one) => ('wrong' in one ? [one] : (byKey.get(one.key) ?? [])));
}

async function importTogether(written: Written[], sections: Sections): Promise<Outcome[]> {
  try {
    const made = await importAllWritten(theHouse, written, sections);
    return made.map((one) => ({ key: one.key, made: one }));
  } catch (error) {
    const [only, ...others] = written;
    if (only && others.length === 0) return [{ key: only.key, wrong: reasonOf(error) }];
    reasonOf(error); // what is no fault of a line is thrown
    const outcomes: Outcome[] = [];
    for (const one of written) outcomes.push(...(await importTogether([one], sections)));
    return outcomes;
  }
}

async function lineOf(outcome: Outcome, release: boolean): Promise<Line> {
  if ('wrong' in outcome) return { text: `${outcome.key}: ${outcome.wrong}`, wrong: true };
  return tell(outcome.key, outcome.made, release);
}

/** @throws what is no fault of the line */
function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError) return `not JSON: ${error.message}`;
  if (error instanceof z.ZodError) {
    return error.issues.map((issue) => `${issue.path.join('.') || 'line'}: ${issue.message}`).join('; ');
  }
  if (isRefusal(error)) return error.reason;
  throw error;
}
