import type { Node } from '@xmldom/xmldom';
import {
  child,
  childNodesOf,
  children,
  isElement,
  isText,
  nameOf,
  type XmlElement,
  xmlAttribute,
  xmlText,
} from '#editorial/xml/parseXml.ts';
import { MAX_RELATED, type MachineArticle } from './machineArticle.ts';
import { type KeptOutCollector, machineLine } from './machineText.ts';
import { escapeHtml, markupHref } from './markup.ts';
import { nitfAsides, nitfBlocks, nitfContainers, nitfInlines } from './nitfElements.ts';

type Out = { keptOut: KeptOutCollector; related: MachineArticle['related'] };

/**
 * The story in NITF's `body.content` as HTML. Notes, bylines and datelines in it are left out and reported; pictures
 * are listed.
 */
export function nitfBody(content: XmlElement, out: Out): string {
  return holderHtml(content, out).trim();
}

/** Blocks, and text between them as paragraphs. */
function holderHtml(element: XmlElement, out: Out): string {
  let html = '';
  let inlineRun = '';
  const endRun = () => {
    for (const paragraph of inlineRun.split(/\n[^\S\n]*\n/))
      if (paragraph.trim() !== '') html += `<p>${paragraph.trim()}</p>\n`;
    inlineRun = '';
  };
  for (const node of childNodesOf(element)) {
    if (isElement(node) && isBlock(node)) {
      endRun();
      html += blockHtml(node, out);
    } else inlineRun += inlineHtml(node, out);
  }
  endRun();
  return html;
}

/** Whether an element contains a block. Cached: without the cache, nested elements would take quadratic time. */
const holdsBlock = new WeakMap<XmlElement, boolean>();

function isBlock(element: XmlElement): boolean {
  const name = nameOf(element);
  if (Object.hasOwn(nitfBlocks, name) || nitfContainers.has(name) || name === 'hr') return true;
  const known = holdsBlock.get(element) ?? children(element).some(isBlock);
  holdsBlock.set(element, known);
  return known;
}

function blockHtml(element: XmlElement, out: Out): string {
  const name = nameOf(element);
  if (isAside(element, out)) return '';
  if (name === 'hr') return '<hr>\n';
  const tag = Object.hasOwn(nitfBlocks, name) ? nitfBlocks[name] : undefined;
  if (!tag) return holderHtml(element, out);
  const inner =
    nitfContainers.has(name) || children(element).some(isBlock)
      ? mixedHtml(element, out)
      : inlinesHtml(element, out);
  return inner.trim() === '' && tag !== 'td' ? '' : `<${tag}${spansOf(element)}>${inner.trim()}</${tag}>\n`;
}

/** HTML for mixed content. Lists and tables may contain only their items and rows, so their text is not wrapped. */
function mixedHtml(element: XmlElement, out: Out): string {
  const isStructure = ['table', 'thead', 'tbody', 'tfoot', 'tr', 'ul', 'ol', 'dl'].includes(nameOf(element));
  if (!isStructure) return holderHtml(element, out);
  return children(element)
    .map((inner) => (isBlock(inner) ? blockHtml(inner, out) : ''))
    .join('');
}

function spansOf(element: XmlElement): string {
  return ['colspan', 'rowspan']
    .map((name) => [name, xmlAttribute(element, name)] as const)
    .filter(([, value]) => /^\d{1,3}$/.test(value))
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');
}

const inlinesHtml = (element: XmlElement, out: Out): string =>
  childNodesOf(element)
    .map((node) => inlineHtml(node, out))
    .join('');

function inlineHtml(node: Node, out: Out): string {
  if (isText(node)) return escapeHtml(node.nodeValue ?? '');
  if (!isElement(node) || isAside(node, out)) return '';
  const name = nameOf(node);
  if (name === 'br') return '<br>';
  const inner = inlinesHtml(node, out);
  if (name === 'a') return markupHref(node) ? `<a href="${markupHref(node)}">${inner}</a>` : inner;
  if (name === 'q') return `“${inner}”`;
  const tag = Object.hasOwn(nitfInlines, name) ? nitfInlines[name] : undefined;
  return tag ? `<${tag}>${inner}</${tag}>` : inner;
}

/** Reports an element that is not part of the story. @returns whether it is such an element */
function isAside(element: XmlElement, { keptOut, related }: Out): boolean {
  const name = nameOf(element);
  if (name === 'media') {
    if (related.length < MAX_RELATED)
      related.push({
        kind: xmlAttribute(element, 'media-type') === 'image' ? 'picture' : 'other',
        name: machineLine(xmlText(child(element, 'media-caption'))),
        uri: machineLine(xmlAttribute(child(element, 'media-reference'), 'source')),
      });
    return true;
  }
  const kind = Object.hasOwn(nitfAsides, name) ? nitfAsides[name] : undefined;
  if (kind) keptOut.add(kind, xmlText(element));
  return kind !== undefined || name.startsWith('media-') || name === 'style' || name === 'script';
}
