import { isElementNode, isTextNode, peekText, type SourceNode, tagOf } from './sourceNode.ts';
import { storableText } from './storableText.ts';

const MAX_CHARACTERS = 300;
/** Elements around the name, as in `<p><cite>`. */
const MAX_WRAPPERS = 3;

/** The element at the end of a quotation that says whom it is from, and the name in it without its dash; null if there is none. */
export function attributionOf(
  quote: SourceNode,
  isLeftOut: (element: SourceNode) => boolean,
): { element: SourceNode; text: string } | null {
  let parts = partsOf(quote);
  if (parts.length < 2) return null; // the quotation itself
  for (let level = 0; level < MAX_WRAPPERS; level += 1) {
    const element = parts.at(-1);
    if (!element || !isElementNode(element) || isLeftOut(element)) return null;
    if (/^(?:footer|cite)$/.test(tagOf(element))) {
      const text = peekText(element, MAX_CHARACTERS, isLeftOut) ?? '';
      const name = storableText(text)
        .replace(/\s+/gu, ' ')
        .trim()
        .replace(/^[-–—―\s]+/u, '');
      return name ? { element, text: name } : null;
    }
    parts = partsOf(element);
    if (parts.length !== 1) return null;
  }
  return null;
}

/** The last two parts of an element that are not blank. */
function partsOf(element: SourceNode): SourceNode[] {
  const parts: SourceNode[] = [];
  for (let child = element.firstChild; child; child = child.nextSibling) {
    const isPart = isTextNode(child) ? (child.nodeValue ?? '').trim() !== '' : isElementNode(child);
    if (isPart) parts.push(child);
    if (parts.length > 2) parts.shift();
  }
  return parts;
}
