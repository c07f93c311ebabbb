import * as Y from 'yjs';
import type { BodyNode } from './bodyTypes.ts';
import { draftOf } from './draftDocument.ts';
import { EARLIER_PICTURE, upgradeNode } from './upgradeNode.ts';

/**
 * The update that brings a draft to the present schema: each block of an earlier schema is replaced, in its place. The rest
 * of the document is not touched, so that it merges with what others type meanwhile.
 * @returns undefined if the draft has no such block
 */
export function draftUpgrade(state: Uint8Array): Uint8Array | undefined {
  const ydoc = draftOf(state);
  const before = Y.encodeStateVector(ydoc);
  const body = ydoc.getXmlFragment('body');
  const earlier = [...body.createTreeWalker((node) => isEarlier(node as Y.XmlElement))] as Y.XmlElement[];
  if (earlier.length === 0) return undefined;
  ydoc.transact(() => earlier.forEach(replace));
  return Y.encodeStateAsUpdate(ydoc, before);
}

const isEarlier = (node: { nodeName?: string }): boolean => node.nodeName === EARLIER_PICTURE;

function replace(element: Y.XmlElement): void {
  const parent = element.parent as Y.XmlFragment;
  const at = parent.toArray().indexOf(element);
  const attrs = Object.fromEntries(Object.entries(element.getAttributes()).map(textual));
  parent.insert(at, [elementOf(upgradeNode({ type: element.nodeName, attrs }))]);
  parent.delete(at + 1, 1);
}

/** Texts as strings: a forged client may have written other values, and no draft may keep a block of an earlier schema. */
const textual = ([name, value]: [string, unknown]): [string, unknown] => [
  name,
  name === 'asset' ? value : String(value ?? ''),
];

function elementOf({ type, attrs = {}, content = [] }: BodyNode): Y.XmlElement {
  const element = new Y.XmlElement<Record<string, never>>(type);
  for (const [name, value] of Object.entries(attrs)) element.setAttribute(name, value as never);
  element.insert(
    0,
    content.map((node) => (node.text === undefined ? elementOf(node) : new Y.XmlText(node.text))),
  );
  return element;
}
