import { DOMParser, type Element, type Node, onErrorStopParsing, ParseError } from '@xmldom/xmldom';
import { boundXml, MAX_XML_DEPTH, type XmlRefused } from './xmlBounds.ts';

export type XmlElement = Element;

const ELEMENT_NODE = 1;
const TEXT_NODE = 3;
const CDATA_NODE = 4;

/**
 * Parses XML within limits. Entities are those of HTML; nothing is fetched. The declared encoding is ignored: the text
 * is decoded already. @returns the root, or why there is none; never throws
 */
export function parseXml(text: string): { root: Element } | XmlRefused {
  const bounded = boundXml(text.trimStart());
  if ('why' in bounded) return bounded;
  try {
    // Of the parser's XML types only this one knows the names of HTML's entities.
    const parser = new DOMParser({ onError: onErrorStopParsing, locator: false });
    const root = parser.parseFromString(bounded.text, 'application/xhtml+xml').documentElement;
    if (!root) return { why: 'malformed', text: '' };
    return isTooDeep(root) ? { why: 'too-deep', text: '' } : { root };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return { why: 'malformed', text: error.message.slice(0, 200) };
  }
}

/** Checks the depth of the parsed tree, in case the parser sees other tags than `boundXml` did. */
function isTooDeep(root: Element): boolean {
  let depth = 0;
  for (let node: Node | null = root; node; ) {
    if (node.firstChild) {
      if (++depth > MAX_XML_DEPTH) return true;
      node = node.firstChild;
      continue;
    }
    while (node && node !== root && !node.nextSibling) {
      node = node.parentNode;
      depth--;
    }
    node = node === root ? null : (node?.nextSibling ?? null);
  }
  return false;
}

export const isElement = (node: Node): node is Element => node.nodeType === ELEMENT_NODE;

export const isText = (node: Node): boolean => node.nodeType === TEXT_NODE || node.nodeType === CDATA_NODE;

/** The local name: the sender may choose any prefix for a namespace. */
export const nameOf = (element: Element): string => element.localName ?? element.nodeName;

export function childNodesOf(element: Element): Node[] {
  const nodes: Node[] = [];
  for (let node = element.firstChild; node; node = node.nextSibling) nodes.push(node);
  return nodes;
}

/** The child elements, or those with one of the names. */
export function children(element: Element | null | undefined, ...names: string[]): Element[] {
  if (!element) return [];
  const elements = childNodesOf(element).filter(isElement);
  return names.length === 0 ? elements : elements.filter((each) => names.includes(nameOf(each)));
}

/** The first child by a path of names. */
export function child(element: Element | null | undefined, ...path: string[]): Element | null {
  let current = element ?? null;
  for (const name of path) current = children(current, name)[0] ?? null;
  return current;
}

/** All descendants with these names, in order; those inside a match are left out. */
export function findWithin(element: Element | null | undefined, ...names: string[]): Element[] {
  const elements: Element[] = [];
  const walk = (within: Element) => {
    for (const each of children(within))
      if (names.includes(nameOf(each))) elements.push(each);
      else walk(each);
  };
  if (element) walk(element);
  return elements;
}

/** An attribute by its local name, trimmed; empty if there is none. */
export function xmlAttribute(element: Element | null | undefined, name: string): string {
  if (!element) return '';
  for (const each of element.attributes) if ((each.localName ?? each.name) === name) return each.value.trim();
  return '';
}

/** The text content, unchanged; without that of elements named `except`. */
export function xmlText(element: Element | null | undefined, except?: string): string {
  const parts: string[] = [];
  const walk = (node: Node) => {
    if (isText(node)) parts.push(node.nodeValue ?? '');
    else if (except !== undefined && isElement(node) && nameOf(node) === except) parts.push(' ');
    else for (let inner = node.firstChild; inner; inner = inner.nextSibling) walk(inner);
  };
  if (element) walk(element);
  return parts.join('');
}
