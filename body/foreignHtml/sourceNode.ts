/**
 * What is read of a document that another program made. A browser's `Node` fits it as it is, and so does the tree that the
 * server builds: the same rules serve a paste and an import.
 */
export type SourceNode = {
  /** 1 for an element, 3 for text; everything else is passed over */
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

/** Names of styles; what is longer than any list of them is cut, since it is read several times. */
export const classesOf = (node: SourceNode): string[] =>
  attributeOf(node, 'class').slice(0, 2_000).split(/\s+/).filter(Boolean);

export const hasClass = (node: SourceNode, pattern: RegExp): boolean =>
  classesOf(node).some((name) => pattern.test(name));

/** What a visit does next: into the node's children, past them, or no further at all. */
export type Step = 'into' | 'past' | 'stop';

/** Visits what is within `root` in document order, without recursion: documents may be nested without end. */
export function visit(root: SourceNode, see: (node: SourceNode) => Step): void {
  const ancestors: SourceNode[] = [];
  let node = root.firstChild;
  while (node || ancestors.length > 0) {
    if (!node) {
      node = ancestors.pop()?.nextSibling ?? null;
      continue;
    }
    const step = see(node);
    if (step === 'stop') return;
    if (step === 'into' && node.firstChild) {
      ancestors.push(node);
      node = node.firstChild;
    } else node = node.nextSibling;
  }
}

/** Whether any text is in it that a reader could see. */
export function hasWords(root: SourceNode): boolean {
  let found = false;
  visit(root, (node) => {
    if (isTextNode(node) && (node.nodeValue ?? '').trim() !== '') found = true;
    return found ? 'stop' : 'into';
  });
  return found;
}

/** A short text is looked at before it is decided how to read its element; more nodes than this are not short. */
const MAX_PEEKED_NODES = 60;

/**
 * The text within `root`, if it is at most `maxLength` characters long; else null. Looks at a limited number of nodes, so
 * that elements within elements may each be asked.
 */
export function peekText(
  root: SourceNode,
  maxLength: number,
  isLeftOut: (element: SourceNode) => boolean = () => false,
): string | null {
  let text = '';
  let nodes = 0;
  visit(root, (node) => {
    nodes += 1;
    if (isTextNode(node)) text += node.nodeValue ?? '';
    else if (isElementNode(node) && isLeftOut(node)) return 'past';
    return text.length > maxLength || nodes > MAX_PEEKED_NODES ? 'stop' : 'into';
  });
  return text.length > maxLength || nodes > MAX_PEEKED_NODES ? null : text;
}

/** The address of the first link in a short element; null where there is none. */
export function linkWithin(element: SourceNode): string | null {
  let href: string | null = null;
  visit(element, (node) => {
    if (isElementNode(node) && tagOf(node) === 'a') href = attributeOf(node, 'href') || null;
    return href === null ? 'into' : 'stop';
  });
  return href;
}

/** The first item of a list, sought among its first twenty children. */
export function firstItem(list: SourceNode): SourceNode | null {
  let child = list.firstChild;
  for (let seen = 0; child && seen < 20 && tagOf(child) !== 'li'; seen++) child = child.nextSibling;
  return child && tagOf(child) === 'li' ? child : null;
}
