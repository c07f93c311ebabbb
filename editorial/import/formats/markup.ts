import type { Node } from '@xmldom/xmldom';
import {
  childNodesOf,
  isElement,
  isText,
  nameOf,
  type XmlElement,
  xmlAttribute,
} from '#editorial/xml/parseXml.ts';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes text for HTML. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

const voidElements = new Set(['br', 'hr', 'img', 'wbr', 'col', 'input', 'meta', 'link']);
const isPlainName = (name: string): boolean => /^[a-z][a-z0-9]*$/i.test(name);

/**
 * Serializes XHTML nodes as HTML, with their attributes: the HTML parser decides about hidden text and scripts. @param
 * isLeftOut called for each element before its children
 */
export function htmlOf(nodes: Node[], isLeftOut: (element: XmlElement) => boolean): string {
  return nodes
    .map((node) => {
      if (isText(node)) return escapeHtml(node.nodeValue ?? '');
      if (!isElement(node) || isLeftOut(node)) return '';
      const name = nameOf(node).toLowerCase();
      const inner = htmlOf(childNodesOf(node), isLeftOut);
      if (!isPlainName(name)) return inner;
      return voidElements.has(name)
        ? `<${name}${attributesOf(node)}>`
        : `<${name}${attributesOf(node)}>${inner}</${name}>`;
    })
    .join('');
}

function attributesOf(element: XmlElement): string {
  let text = '';
  for (const { name, value } of element.attributes)
    if (isPlainName(name) && name !== 'xmlns') text += ` ${name.toLowerCase()}="${escapeHtml(value)}"`;
  return text;
}

/** The escaped address of a link, or empty. */
export const markupHref = (element: XmlElement): string => escapeHtml(xmlAttribute(element, 'href'));

/** The text of markup, for plain fields: tags are removed, and XML's named entities are decoded once. Linear time. */
export function textOfMarkup(markup: string): string {
  const parts: string[] = [];
  for (let at = 0; at < markup.length; ) {
    const open = markup.indexOf('<', at);
    const close = open === -1 ? -1 : markup.indexOf('>', open);
    parts.push(markup.slice(at, close === -1 ? markup.length : open));
    if (close === -1) break;
    at = close + 1;
  }
  return parts.join(' ').replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi, decode);
}

const namedEntities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function decode(match: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name) return namedEntities[name.toLowerCase()] ?? match;
  const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal ?? '', 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
