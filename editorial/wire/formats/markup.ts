import type { Node } from '@xmldom/xmldom';
import { attribute, children, isElement, isText, nameOf, nodesOf, type XmlElement } from '#editorial/xml/xml';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as HTML says it. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

const voids = new Set(['br', 'hr', 'img', 'wbr', 'col', 'input', 'meta', 'link']);
const isPlainName = (name: string): boolean => /^[a-z][a-z0-9]*$/i.test(name);

/** The nodes of XHTML as HTML, with their attributes: what does not belong in a story is for the HTML reader to judge. */
export function htmlOf(nodes: Node[]): string {
  return nodes
    .map((node) => {
      if (isText(node)) return escapeHtml(node.nodeValue ?? '');
      if (!isElement(node)) return '';
      const name = nameOf(node).toLowerCase();
      const inner = htmlOf(nodesOf(node));
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

/** The story of an XHTML document or fragment, without a first heading that only repeats the headline. */
export function xhtmlBody(root: XmlElement, headline: string): string {
  const name = nameOf(root).toLowerCase();
  const body = name === 'html' ? (children(root, 'body')[0] ?? root) : root;
  const nodes = nodesOf(body);
  const first = nodes.findIndex((node) => isElement(node) || (node.nodeValue ?? '').trim() !== '');
  const opening = nodes[first];
  if (opening && isElement(opening) && /^h[12]$/i.test(nameOf(opening)) && repeats(opening, headline))
    nodes.splice(first, 1);
  return htmlOf(nodes).trim();
}

const repeats = (element: XmlElement, headline: string): boolean =>
  headline !== '' && (element.textContent ?? '').replace(/\s+/g, ' ').trim() === headline;

/** A link's address, or empty. */
export const hrefOf = (element: XmlElement): string => escapeHtml(attribute(element, 'href'));

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
