import { type DecodedText, decodeText, type TextEncoding } from '#contracts/textEncoding.ts';

const MAX_CHARACTERS = 5_000_000;

/** A chosen file, and the text that was read of it. */
export type TextFile = DecodedText & { name: string; bytes: Uint8Array };

/** Reads a file in the encoding that it looks like. Null when it is no text, or too long. */
export async function readTextFile(file: File): Promise<TextFile | null> {
  if (file.size > MAX_CHARACTERS * 4) return null;
  const bytes = new Uint8Array(await file.arrayBuffer());
  return decodedAs({ name: file.name, bytes });
}

/** The same file in another encoding. */
export function decodedAs(file: Pick<TextFile, 'name' | 'bytes'>, encoding?: TextEncoding): TextFile | null {
  const decoded = decodeText(file.bytes, encoding);
  if (!decoded || decoded.text.length > MAX_CHARACTERS) return null;
  // As the box will hold it, so that it can be found there again.
  const text = decoded.text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  return { ...file, encoding: decoded.encoding, text };
}
