import {
  childNodesOf,
  children,
  nameOf,
  type XmlElement,
  xmlAttribute,
  xmlText,
} from '#editorial/xml/parseXml.ts';
import { ItemRefused, type MachineArticle, type MachineContent } from './machineArticle.ts';
import { type KeptOutCollector, machineLine, soundText } from './machineText.ts';
import { htmlOf } from './markup.ts';
import { readNitf } from './nitf.ts';

/** The surrounding item: its number, and its headline, which a NITF document without a headline takes over. */
type Around = { headline: string; item: number; keptOut: KeptOutCollector };

/**
 * The preferred content of a NewsML-G2 item: markup before plain text. A NITF document is a whole article.
 * @throws {ItemRefused} `remote-content`
 */
export function readContentSet(element: XmlElement, around: Around): MachineArticle | MachineContent | null {
  const { headline, item, keptOut } = around;
  const set = children(element, 'contentSet')[0];
  for (const inline of children(set, 'inlineXML')) {
    const nitf = children(inline, 'nitf')[0];
    if (nitf) return readNitf(nitf, item, headline);
    const content = readXhtml(children(inline), headline, keptOut);
    if (content) return content;
  }
  const texts = children(set, 'inlineData').flatMap((data) => readInlineData(data) ?? []);
  const best = texts.find(({ body_format }) => body_format === 'html') ?? texts[0];
  if (best) return best;
  const remote = children(set, 'remoteContent')[0];
  if (remote) throw new ItemRefused('remote-content', xmlAttribute(remote, 'href'));
  return null;
}

function readInlineData(data: XmlElement): MachineContent | null {
  const type = xmlAttribute(data, 'contenttype').toLowerCase();
  const isReadable = type === '' || type.startsWith('text/') || type.includes('html');
  if (xmlAttribute(data, 'encoding') !== '' || !isReadable) return null;
  const body = soundText(xmlText(data)).trim();
  return body === '' ? null : { body, body_format: type.includes('html') ? 'html' : 'text' };
}

function readXhtml(roots: XmlElement[], headline: string, keptOut: KeptOutCollector): MachineContent | null {
  if (roots.length === 0 || !roots.every(isXhtml)) return null;
  const body = soundText(xhtmlStory(roots, headline, keptOut));
  return body === '' ? null : { body, body_format: 'html' };
}

const containers = new Set(['body', 'div', 'section', 'article', 'main']);
const blocks = new Set(['p', 'ul', 'ol', 'table', 'blockquote', 'h1', 'h2', 'h3', 'pre']);
const asides = new Set(['header', 'footer', 'aside']);
/** Class names by which agencies mark text that is for editors only. */
const notes =
  /(?:^|[\s_-])(?:notes?|notepad|notblock|noprint|nopub|ednote|contacts?|copyright|service)(?:$|[\s_-])/i;

const tagOf = (element: XmlElement): string => nameOf(element).toLowerCase();

/** Whether an element is XHTML that can contain a story. */
function isXhtml(root: XmlElement): boolean {
  const name = tagOf(root);
  return name === 'html' || containers.has(name) || blocks.has(name);
}

/**
 * The story in XHTML: a document, or the content of `roots`. A first heading that repeats the headline is removed;
 * headers, footers and elements with a class for notes are left out and reported. @param roots the document's root, or
 * several sibling elements
 */
function xhtmlStory(roots: XmlElement[], headline: string, keptOut: KeptOutCollector): string {
  const [root] = roots;
  if (!root) return '';
  const name = tagOf(root);
  const body = name === 'html' ? (children(root, 'body')[0] ?? root) : root;
  const isHolder = roots.length === 1 && (name === 'html' || containers.has(name));
  let isAtStart = true;
  return htmlOf(isHolder ? childNodesOf(body) : roots, (element) => {
    if (isAside(element, headline, keptOut)) return true;
    const isFirst = isAtStart;
    if (!containers.has(tagOf(element))) isAtStart = false;
    return isFirst && /^h[12]$/.test(tagOf(element)) && repeats(element, headline);
  }).trim();
}

function isAside(element: XmlElement, headline: string, keptOut: KeptOutCollector): boolean {
  const isNote = notes.test(xmlAttribute(element, 'class').slice(0, 200));
  if (!isNote && !asides.has(tagOf(element))) return false;
  const parts = children(element);
  const isOfBlocks = parts.length > 0 && parts.every((part) => blocks.has(tagOf(part)));
  for (const text of (isOfBlocks ? parts : [element]).map((part) => machineLine(xmlText(part))))
    if (text !== headline) keptOut.add(isNote ? 'editors-note' : 'service-line', text);
  return true;
}

const repeats = (element: XmlElement, headline: string): boolean =>
  headline !== '' && machineLine(xmlText(element)) === headline;
