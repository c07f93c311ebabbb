import type { TextEncoding } from '#contracts/textEncoding.ts';
import { importCopyFile } from './importCopyFile.ts';
import { importJsonLines } from './importJsonLines.ts';
import type { ImportProgress } from './importProgress.ts';
import type { Line } from './outcomeLines.ts';
import { decodeTextFile, isJsonLines, openText, textLines } from './textFile.ts';

type ImportOptions = {
  release: boolean;
  /** overrides the detected encoding */
  encoding?: TextEncoding | undefined;
  progress?: ImportProgress | undefined;
};

/** Imports one file of any format and encoding, and yields one or more output lines per article. */
export async function* importFile(
  name: string,
  { release, encoding: chosen, progress }: ImportOptions,
): AsyncGenerator<Line> {
  const { encoding: recognised, isLarge } = await openText(name);
  const encoding = chosen ?? recognised;
  if (encoding === null) {
    yield { text: `${name}: this is not a text file`, wrong: true };
    return;
  }
  if (encoding !== 'utf-8') yield { text: `${name}: read as ${encoding}`, wrong: false };
  // A JSON lines archive may be larger than memory.
  if (isLarge || (await isJsonLines(name, encoding))) {
    const position = { bytes: 0 };
    const lines = textLines(name, encoding, position);
    yield* importJsonLines({ name, lines, position, release, progress });
  } else yield* importCopyFile(name, await decodeTextFile(name, encoding), release);
}
