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
import { fileProblem, ItemRefused, type MachineReading, readEach } from './machineArticle.ts';
import { readNewsItem } from './newsItem.ts';
import { readNitf } from './nitf.ts';

/** Parses XML in NITF 3 or NewsML-G2: one item, or a message with several. Never throws because of the content. */
export function readXml(text: string): MachineReading {
  const parsed = parseXml(text);
  if ('why' in parsed) return fileProblem(parsed.why, parsed.text);
  const { root } = parsed;
  const items = itemsOf(root);
  if (!items) return fileProblem('unknown-format', formatName(root));
  if (items.length === 0) return fileProblem('empty');
  const guids = new Set(items.map((one) => xmlAttribute(one, 'guid')));
  const numbered = items.map((value, at) => ({ item: at + 1, value }));
  return readEach(
    numbered.filter(({ value }) => !isWrapper(value, guids)),
    readItem,
  );
}

/** The items of a file; null if it has another format. */
function itemsOf(root: XmlElement): XmlElement[] | null {
  const name = nameOf(root);
  if (name === 'newsMessage') return children(root, 'itemSet').flatMap((set) => children(set));
  if (name === 'nitf' || /^(?:news|package|concept|knowledge|planning|catalog)Item$/.test(name))
    return [root];
  return null;
}

function readItem(element: XmlElement, item: number) {
  const name = nameOf(element);
  if (name === 'newsItem') return readNewsItem(element, item);
  if (name === 'nitf') return readNitf(element, item);
  throw new ItemRefused('not-text', name === 'packageItem' ? packageName(element) : name);
}

/** Whether a package adds nothing, because all items that it lists are in the same file. */
function isWrapper(element: XmlElement, guids: Set<string>): boolean {
  if (nameOf(element) !== 'packageItem') return false;
  const listed = findWithin(child(element, 'groupSet'), 'itemRef').map((one) =>
    xmlAttribute(one, 'residref'),
  );
  return listed.length > 0 && listed.every((guid) => guids.has(guid));
}

const packageName = (element: XmlElement): string =>
  `packageItem ${xmlText(child(element, 'contentMeta', 'headline'))}`.trim();

function formatName(root: XmlElement): string {
  const version = xmlAttribute(root, 'Version') || xmlAttribute(root, 'version');
  return `${nameOf(root)} ${version}`.trim();
}
