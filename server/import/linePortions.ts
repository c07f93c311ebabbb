import { isOnlyInvisible } from '#contracts/invisibleSigns.ts';
import type { FilePosition } from './textFile.ts';

/** A line of a file. `key` is the file name and line number. */
export type SourceLine = { key: string; number: number; text: string };

/** Lines that are imported in one transaction. */
export type Portion = {
  lines: SourceLine[];
  /** the byte offset in the file at which these lines end */
  endByte: number;
};

/** Lines per portion. The first portion is smaller, so that the database gets work early. */
export type PortionSizes = { first: number; each: number };

type Source = { name: string; lines: AsyncIterable<string>; position?: FilePosition | undefined };

/** Maximum characters per portion: a transaction of very long stories would use too much memory. */
const MAX_PORTION_CHARACTERS = 4_000_000;

/** Yields the lines of a file in portions. Blank lines are skipped. */
export async function* portionsOf(
  { name, lines: all, position }: Source,
  { first, each }: PortionSizes,
): AsyncGenerator<Portion> {
  let size = first;
  let lines: SourceLine[] = [];
  let characters = 0;
  let number = 0;
  const take = (): Portion => ({ lines, endByte: position?.bytes ?? 0 });
  for await (const text of all) {
    number++;
    if (isOnlyInvisible(text)) continue;
    lines.push({ key: `${name}:${number}`, number, text });
    characters += text.length;
    if (lines.length < size && characters < MAX_PORTION_CHARACTERS) continue;
    yield take();
    size = each;
    lines = [];
    characters = 0;
  }
  if (lines.length > 0) yield take();
}
