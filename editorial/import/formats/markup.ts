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

/** Text as HTML says it. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

const voids = new Set(['br', 'hr', 'img', 'wbr', 'col', 'input', 'meta', 'link']);
const isPlainName = (name: string): boolean => /^[a-z][a-z0-9]*$/i.test(name);

/**
 * The nodes of XHTML as HTML, with their attributes: hidden text and scripts are for the HTML reader to judge.
 * @param isLeftOut asked of each element before what is in it
 */
export function htmlOf(nodes: Node[], isLeftOut: (element: XmlElement) => boolean): string {
  return nodes
    .map((node) => {
      if (isText(node)) return escapeHtml(node.nodeValue ?? '');
      if (!isElement(node) || isLeftOut(node)) return '';
      const name = nameOf(node).toLowerCase();
      const inner = htmlOf(childNodesOf(node), isLeftOut);
      if (!isPlainName(name)) return inner;
      return voids.has(name)
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

/** A link's address, or empty. */
export const markupHref = (element: XmlElement): string => escapeHtml(xmlAttribute(element, 'href'));

/**
 * The text that markup shows, for fields that are plain: tags go, and the characters that XML names are decoded once.
 * In time that grows with the text.
 */
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

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function decode(whole: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name) return named[name.toLowerCase()] ?? whole;
  const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal ?? '', 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
