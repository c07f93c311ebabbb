import {
  child,
  children,
  findWithin,
  nameOf,
  parseXml,
  type XmlElement,
  xmlAttribute,
  xmlText,
} from '#editorial/xml/parseXml.ts';
import type { FileFormat } from './formatOf.ts';
import { readJson, readJsonLines } from './jsonArticles.ts';
import {
  fileProblem,
  ItemRefused,
  MAX_FILE_CHARACTERS,
  type MachineReading,
  readEach,
} from './machineArticle.ts';
import { readNewsItem } from './newsItem.ts';
import { readNitf } from './nitf.ts';

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

/** Parses XML in NITF 3 or NewsML-G2: one item, or a message with several. Never throws because of the content. */
function readXml(text: string): MachineReading {
  const parsed = parseXml(text);
  if ('why' in parsed) return fileProblem(parsed.why, parsed.text);
  const items = itemsOf(parsed.root);
  if (!items) return fileProblem('unknown-format', formatName(parsed.root));
  if (items.length === 0) return fileProblem('empty');
  const guids = new Set(items.map((item) => xmlAttribute(item, 'guid')));
  const numbered = items.map((value, at) => ({ item: at + 1, value }));
  const distinct = numbered.filter(({ value }) => !isWrapper(value, guids));
  return readEach(distinct, readItem);
}

/** The items of a file; null if it has another format. */
function itemsOf(root: XmlElement): XmlElement[] | null {
  const name = nameOf(root);
  if (name === 'newsMessage') return children(root, 'itemSet').flatMap((set) => children(set));
  return /^(?:nitf|(?:news|package|concept|knowledge|planning|catalog)Item)$/.test(name) ? [root] : null;
}

function readItem(element: XmlElement, item: number) {
  const name = nameOf(element);
  if (name === 'newsItem') return readNewsItem(element, item);
  if (name === 'nitf') return readNitf(element, item);
  throw new ItemRefused('not-text', name === 'packageItem' ? packageName(element) : name);
}

/** Whether a package is redundant because the file contains every item that it lists. */
function isWrapper(element: XmlElement, guids: Set<string>): boolean {
  if (nameOf(element) !== 'packageItem') return false;
  const references = findWithin(child(element, 'groupSet'), 'itemRef');
  const listed = references.map((reference) => xmlAttribute(reference, 'residref'));
  return listed.length > 0 && listed.every((guid) => guids.has(guid));
}

const packageName = (element: XmlElement): string =>
  `packageItem ${xmlText(child(element, 'contentMeta', 'headline'))}`.trim();

function formatName(root: XmlElement): string {
  const version = xmlAttribute(root, 'Version') || xmlAttribute(root, 'version');
  return `${nameOf(root)} ${version}`.trim();
}
