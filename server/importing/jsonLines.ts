import { isOnlyInvisible } from '#contracts/invisibleSigns';
import { theHouse } from '#editorial/actor';
import { readJsonArticle } from '#editorial/wire/formats/jsonArticles';
import type { Imported } from '#editorial/wire/importing';
import { readSections, type Sections } from '#editorial/wire/importSections';
import { importAllWritten, type Written } from '#editorial/wire/importWritten';
import { writtenArticle } from '#editorial/wire/writtenArticle';
import { ahead } from './ahead.ts';
import { faultsOf } from './faults.ts';
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
    for (const outcome of outcomes) yield* linesOf(outcome, release);
}

type Read = Written | { key: string; wrong: string };

async function* batchesOf(name: string, lines: AsyncIterable<string>): AsyncGenerator<Read[]> {
  let batch: Read[] = [];
  let number = 0;
  for await (const line of lines) {
    number++;
    if (isOnlyInvisible(line)) continue;
    batch.push(read(name, number, line));
    if (batch.length === together) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

function read(name: string, number: number, line: string): Read {
  const key = `${name}:${number}`;
  try {
    const { item: _, keptOut, related, ...members } = readJsonArticle(JSON.parse(line), number);
    return { key, line: number, keptOut, related, article: writtenArticle.parse(members) };
  } catch (error) {
    return { key, wrong: faultsOf(error) };
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
    if (only && others.length === 0) return [{ key: only.key, wrong: faultsOf(error) }];
    faultsOf(error); // what is no fault of a line is thrown
    const outcomes: Outcome[] = [];
    for (const one of written) outcomes.push(...(await importTogether([one], sections)));
    return outcomes;
  }
}

async function* linesOf(outcome: Outcome, release: boolean): AsyncGenerator<Line> {
  if ('wrong' in outcome) yield { text: `${outcome.key}: ${outcome.wrong}`, wrong: true };
  else yield* tell(outcome.key, outcome.made, release);
}
