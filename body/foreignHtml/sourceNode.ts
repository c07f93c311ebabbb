/**
 * A node of a document of another program. A browser's `Node` and the server's tree both have this type: a paste and
 * an import use the same rules.
 */
export type SourceNode = {
  /** 1 for an element, 3 for text; all others are ignored */
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly firstChild: SourceNode | null;
  readonly nextSibling: SourceNode | null;
  getAttribute?(name: string): string | null;
};

export const isElementNode = (node: SourceNode): boolean => node.nodeType === 1;
export const isTextNode = (node: SourceNode): boolean => node.nodeType === 3;

/** In lower case, with a prefix where there is one: `p`, `o:p`. */
export const tagOf = (node: SourceNode): string => node.nodeName.toLowerCase();

/** An attribute, or an empty string. */
export const attributeOf = (node: SourceNode, name: string): string => node.getAttribute?.(name) ?? '';

/** Class names. An attribute of unusual length is cut, because it is read several times. */
export const classesOf = (node: SourceNode): string[] =>
  attributeOf(node, 'class').slice(0, 2_000).split(/\s+/).filter(Boolean);

export const hasClass = (node: SourceNode, pattern: RegExp): boolean =>
  classesOf(node).some((name) => pattern.test(name));

/** The next step of a visit: into the node's children, past them, or no further. */
export type Step = 'into' | 'past' | 'stop';

/** Visits the nodes in `root` in document order. Not recursive, because documents may be nested very deep. */
export function visit(root: SourceNode, onNode: (node: SourceNode) => Step): void {
  const ancestors: SourceNode[] = [];
  let node = root.firstChild;
  while (node || ancestors.length > 0) {
    if (!node) {
      node = ancestors.pop()?.nextSibling ?? null;
      continue;
    }
    const step = onNode(node);
    if (step === 'stop') return;
    if (step === 'into' && node.firstChild) {
      ancestors.push(node);
      node = node.firstChild;
    } else node = node.nextSibling;
  }
}

/** Whether an element contains visible text. */
export function hasWords(root: SourceNode): boolean {
  let hasText = false;
  visit(root, (node) => {
    hasText = isTextNode(node) && (node.nodeValue ?? '').trim() !== '';
    return hasText ? 'stop' : 'into';
  });
  return hasText;
}

/** Maximum nodes that `peekText` looks at. */
const MAX_PEEKED_NODES = 60;

/**
 * The text within `root` if it has at most `maxLength` characters; else null. Looks at a limited number of nodes, so that it
 * can be called for each of many nested elements.
 */
export function peekText(
  root: SourceNode,
  maxLength: number,
  isLeftOut: (element: SourceNode) => boolean = () => false,
): string | null {
  let text = '';
  let nodes = 0;
  const isTooLong = () => text.length > maxLength || nodes > MAX_PEEKED_NODES;
  visit(root, (node) => {
    nodes += 1;
    if (isTextNode(node)) text += node.nodeValue ?? '';
    else if (isElementNode(node) && isLeftOut(node)) return 'past';
    return isTooLong() ? 'stop' : 'into';
  });
  return isTooLong() ? null : text;
}

/** The address of the first link in a short element; null if there is none. */
export function linkWithin(element: SourceNode): string | null {
  let href: string | null = null;
  visit(element, (node) => {
    if (isElementNode(node) && tagOf(node) === 'a') href = attributeOf(node, 'href') || null;
    return href === null ? 'into' : 'stop';
  });
  return href;
}

/** The first item of a list, if it is among its first twenty children. */
export function firstItem(list: SourceNode): SourceNode | null {
  let child = list.firstChild;
  for (let index = 0; child && index < 20 && tagOf(child) !== 'li'; index++) child = child.nextSibling;
  return child && tagOf(child) === 'li' ? child : null;
}
