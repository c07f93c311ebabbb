import type { FileFormat } from './formatOf.ts';
import { readJson, readJsonLines } from './jsonArticles.ts';
import { fileProblem, MAX_FILE_CHARACTERS, type MachineReading } from './machineArticle.ts';
import { readXml } from './newsMl.ts';

/** The formats that are parsed here; HTML and plain text are parsed elsewhere. */
export type MachineFormat = Exclude<FileFormat, 'html' | 'text'>;

export const isMachineFormat = (format: FileFormat): format is MachineFormat =>
  format !== 'html' && format !== 'text';

/**
 * Parses the articles of a file in a machine format: ninjs 1 to 3 or our own format as JSON, NITF 3 and NewsML-G2 as
 * XML. Pure; never throws. An invalid item does not affect the others. @param text decoded, without a byte order mark;
 * at most 5 million characters
 */
export function readMachine(text: string, format: MachineFormat): MachineReading {
  if (text.length > MAX_FILE_CHARACTERS) return fileProblem('too-long', String(text.length));
  if (text.trim() === '') return fileProblem('empty');
  if (format === 'xml') return readXml(text);
  return format === 'json' ? readJson(text) : readJsonLines(text);
}
