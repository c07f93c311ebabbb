import type { SourceNode } from '#body/foreignHtml/sourceNode.ts';

/** A node of a tree that a parser builds. */
export class TreeNode implements SourceNode {
  readonly nodeType: number;
  readonly nodeName: string;
  nodeValue: string | null = null;
  firstChild: TreeNode | null = null;
  nextSibling: TreeNode | null = null;
  #lastChild: TreeNode | null = null;
  readonly #attributes: ReadonlyMap<string, string>;

  constructor(nodeType: number, nodeName: string, attributes: ReadonlyMap<string, string> = new Map()) {
    this.nodeType = nodeType;
    this.nodeName = nodeName;
    this.#attributes = attributes;
  }

  getAttribute(name: string): string | null {
    return this.#attributes.get(name) ?? null;
  }

  append(child: TreeNode): void {
    if (this.#lastChild) this.#lastChild.nextSibling = child;
    else this.firstChild = child;
    this.#lastChild = child;
  }

  appendText(text: string): void {
    if (this.#lastChild?.nodeType !== 3) this.append(new TreeNode(3, '#text'));
    if (this.#lastChild) this.#lastChild.nodeValue = (this.#lastChild.nodeValue ?? '') + text;
  }
}
