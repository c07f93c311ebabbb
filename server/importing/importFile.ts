import type { TextEncoding } from '#contracts/textEncoding';
import { importCopyFile } from './copyFile.ts';
import { importJsonLines } from './jsonLines.ts';
import type { Line } from './lines.ts';
import { isJsonLines, openText, readText, textLines } from './textFile.ts';

type ImportOptions = {
  release: boolean /** instead of the one that the file looks like */;
  encoding?: TextEncoding | undefined;
};

/** Imports one file of any kind and encoding, and says what became of it. */
export async function* importFile(
  name: string,
  { release, encoding: chosen }: ImportOptions,
): AsyncGenerator<Line> {
  const { encoding: recognised, isLarge } = await openText(name);
  const encoding = chosen ?? recognised;
  if (encoding === null) {
    yield { text: `${name}: this is not a text file`, wrong: true };
    return;
  }
  if (encoding !== 'utf-8') yield { text: `${name}: read as ${encoding}`, wrong: false };
  // An archive may be larger than memory.
  if (isLarge || (await isJsonLines(name, encoding)))
    yield* importJsonLines({ name, lines: textLines(name, encoding), release });
  else yield* importCopyFile({ name, content: await readText(name, encoding), release });
}
