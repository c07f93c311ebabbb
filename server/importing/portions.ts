import { isOnlyInvisible } from '#contracts/invisibleSigns';
import { readJsonArticle } from '#editorial/wire/formats/jsonArticles';
import type { WireArticle } from '#editorial/wire/wireArticle';
import { writtenArticle } from '#editorial/wire/writtenArticle';
import { readWritten } from '#editorial/wire/writtenReader';
import { faultsOf } from './faults.ts';
import type { FilePosition } from './textFile.ts';

/** A line that was read: a story, or what is wrong with it. `key` is the file and the line's number. */
export type Read = { key: string; story: WireArticle } | { key: string; wrong: string };

/** Lines that are imported in one transaction. */
export type Portion = {
  reads: Read[];
  /** where in the file they end */
  endByte: number;
};

type Source = { name: string; lines: AsyncIterable<string>; position?: FilePosition | undefined };

/** A transaction of very long stories would hold too much memory. */
const MAX_PORTION_CHARACTERS = 4_000_000;

/** Reads JSON lines, so many to a portion. Blank lines are passed over. */
export async function* portionsOf(
  { name, lines, position }: Source,
  linesEach: number,
): AsyncGenerator<Portion> {
  let reads: Read[] = [];
  let characters = 0;
  let number = 0;
  const take = (): Portion => ({ reads, endByte: position?.bytes ?? 0 });
  for await (const line of lines) {
    number++;
    if (isOnlyInvisible(line)) continue;
    reads.push(read(name, number, line));
    characters += line.length;
    if (reads.length < linesEach && characters < MAX_PORTION_CHARACTERS) continue;
    yield take();
    reads = [];
    characters = 0;
  }
  if (reads.length > 0) yield take();
}

function read(name: string, number: number, line: string): Read {
  const key = `${name}:${number}`;
  try {
    const { item: _, keptOut, related, ...members } = readJsonArticle(JSON.parse(line), number);
    const source = { key, line: number, keptOut, related };
    return { key, story: readWritten(writtenArticle.parse(members), source) };
  } catch (error) {
    return { key, wrong: faultsOf(error) };
  }
}
