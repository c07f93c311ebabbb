import {
  childNodesOf,
  children,
  nameOf,
  type XmlElement,
  xmlAttribute,
  xmlText,
} from '#editorial/xml/parseXml.ts';
import { type KeptOutCollector, machineLine } from './machineText.ts';
import { htmlOf } from './markup.ts';

const containers = new Set(['body', 'div', 'section', 'article', 'main']);
const blocks = new Set(['p', 'ul', 'ol', 'table', 'blockquote', 'h1', 'h2', 'h3', 'pre']);
const asides = new Set(['header', 'footer', 'aside']);
/** Class names with which agencies mark text for editors only. */
const notes =
  /(?:^|[\s_-])(?:notes?|notepad|notblock|noprint|nopub|ednote|contacts?|copyright|service)(?:$|[\s_-])/i;

/** Whether an element is XHTML that can contain a story. */
export function isXhtml(root: XmlElement): boolean {
  const name = nameOf(root).toLowerCase();
  return name === 'html' || containers.has(name) || blocks.has(name);
}

/**
 * The story in XHTML: a document, or the content of `roots`. A first heading that repeats the headline is removed;
 * headers, footers and elements with a class for notes are left out and reported. @param roots the document's root, or
 * several sibling elements
 */
export function xhtmlStory(roots: XmlElement[], headline: string, keptOut: KeptOutCollector): string {
  const [root] = roots;
  if (!root) return '';
  const name = nameOf(root).toLowerCase();
  const body = name === 'html' ? (children(root, 'body')[0] ?? root) : root;
  const isHolder = roots.length === 1 && (name === 'html' || containers.has(name));
  let isAtStart = true;
  return htmlOf(isHolder ? childNodesOf(body) : roots, (element) => {
    if (isAside(element, headline, keptOut)) return true;
    const isFirst = isAtStart;
    if (!containers.has(nameOf(element).toLowerCase())) isAtStart = false;
    return isFirst && /^h[12]$/i.test(nameOf(element)) && repeats(element, headline);
  }).trim();
}

function isAside(element: XmlElement, headline: string, keptOut: KeptOutCollector): boolean {
  const isNote = notes.test(xmlAttribute(element, 'class').slice(0, 200));
  if (!isNote && !asides.has(nameOf(element).toLowerCase())) return false;
  const parts = children(element);
  const isOfBlocks = parts.length > 0 && parts.every((part) => blocks.has(nameOf(part).toLowerCase()));
  for (const text of (isOfBlocks ? parts : [element]).map((part) => machineLine(xmlText(part))))
    if (text !== headline) keptOut.add(isNote ? 'editors-note' : 'service-line', text);
  return true;
}

const repeats = (element: XmlElement, headline: string): boolean =>
  headline !== '' && machineLine(xmlText(element)) === headline;
