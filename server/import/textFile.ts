import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { decodeText, SAMPLE_BYTES, type TextEncoding } from '#contracts/textEncoding.ts';
import { formatOf } from '#editorial/import/formats/formatOf.ts';

/** Larger files are read line by line instead of whole, which is possible for JSON lines only. */
const LARGE_BYTES = 15_000_000;

/** Detects the encoding of a file, from its first bytes or, if it is small, from all bytes; null: it is not text. */
export async function openText(name: string): Promise<{ encoding: TextEncoding | null; isLarge: boolean }> {
  const isLarge = (await stat(name)).size > LARGE_BYTES;
  const bytes = isLarge ? await wholeLines(name) : await readFile(name);
  return { encoding: decodeText(bytes)?.encoding ?? null, isLarge };
}

/** The first bytes of a file, up to the end of a line, so that no character is cut. */
async function wholeLines(name: string): Promise<Uint8Array> {
  await using file = await open(name);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0);
  const sample = buffer.subarray(0, bytesRead);
  const end = sample.lastIndexOf('\n');
  return end > 0 ? sample.subarray(0, end) : sample;
}

/** Whether a file is JSON lines, by its content. Reads the whole file. */
export async function isJsonLines(name: string, encoding: TextEncoding): Promise<boolean> {
  return formatOf(await decodeTextFile(name, encoding)) === 'jsonl';
}

/** Reads and decodes a whole file; empty if it is not text. */
export async function decodeTextFile(name: string, encoding: TextEncoding): Promise<string> {
  return decodeText(await readFile(name), encoding)?.text ?? '';
}

/**
 * Bytes of a file read so far: up to the end of the line that was yielded last, estimated from the average line length
 * within a chunk.
 */
export type FilePosition = { bytes: number };

/**
 * Yields the lines of a JSON lines file: U+2028 does not end a line. A byte order mark is dropped. @param position
 * updated to the end of each yielded line
 */
export async function* textLines(
  name: string,
  encoding: TextEncoding,
  position: FilePosition = { bytes: 0 },
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  let rest = '';
  let read = 0;
  for await (const chunk of createReadStream(name) as AsyncIterable<Buffer>) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const [at, line] of lines.entries()) {
      position.bytes = read + Math.round((chunk.length * (at + 1)) / (lines.length + 1));
      yield line;
    }
    read += chunk.length;
  }
  rest += decoder.decode();
  position.bytes = read;
  if (rest !== '') yield rest;
}
