const most = 5_000_000;

/** A file's text: UTF-8, else GB 18030, in which much Chinese wire copy still comes. Null when it is neither, or too long. */
export async function readTextFile(file: File): Promise<string | null> {
  if (file.size > most * 3) return null;
  const bytes = await file.arrayBuffer();
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes('\0') && text.length <= most) return text;
    } catch {
      // the next encoding may fit
    }
  }
  return null;
}
