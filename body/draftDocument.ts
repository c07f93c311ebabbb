import { updateYFragment, yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { bodySchema, identified, lineSchema } from './bodySchema.ts';
import type { Body, BodyNode } from './bodyTypes.ts';

/** The fields of a draft's one Y.Doc; each is an XML fragment. */
export const fields = ['headline', 'standfirst', 'body'] as const;
export type DraftField = (typeof fields)[number];

/**
 * The entries of a live story whose time the server has not confirmed, by name, each with the browser that made it. It
 * stands beside the text, so that no editor of before loses it and undo does not touch it.
 */
export const unconfirmedEntriesOf = (ydoc: Y.Doc): Y.Map<string> => ydoc.getMap('unconfirmedEntries');

/** What a draft says. The body is unchecked: only `checkBody` makes a `Body` of it. */
export type DraftContent = { headline: string; standfirst: string; body: unknown };
export type DraftChange = { headline?: string; standfirst?: string; body?: Body };

/** The state that the server gives every new draft: one empty paragraph in each field. No client ever seeds content. */
export function emptyDraft(): Uint8Array {
  const ydoc = new Y.Doc();
  ydoc.transact(() => {
    for (const field of fields) ydoc.getXmlFragment(field).insert(0, [new Y.XmlElement('paragraph')]);
  });
  return Y.encodeStateAsUpdate(ydoc);
}

/** The state of a new draft that says this from the start: what `emptyDraft` and an edit would make, at a tenth of the cost. */
export const draftSaying = (content: Required<DraftChange>): Uint8Array =>
  Y.encodeStateAsUpdate(newDraftSaying(content));

/** The same as a document. */
export function newDraftSaying({ headline, standfirst, body }: Required<DraftChange>): Y.Doc {
  const ydoc = newDocument();
  ydoc.transact(() => {
    for (const [field, text] of [
      ['headline', headline],
      ['standfirst', standfirst],
    ] as const)
      ydoc.getXmlFragment(field).insert(0, [paragraphOf(text)]);
    const plain = body.content.every(isPlainParagraph);
    if (plain)
      ydoc.getXmlFragment('body').insert(
        0,
        body.content.map((block) => paragraphOf(textIn(block))),
      );
    else write(ydoc, 'body', bodySchema.nodeFromJSON(nameless(body)));
  });
  return ydoc;
}

/** To draw a random name for each, which nothing asks for, would take longer than to read a short story. */
const newDocument = (): Y.Doc => new Y.Doc({ guid: 'draft' });

function paragraphOf(text: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph');
  if (text !== '') element.insert(0, [new Y.XmlText(text)]);
  return element;
}

const textIn = (block: BodyNode): string => block.content?.[0]?.text ?? '';

/** A paragraph of one text without marks, or of none. */
const isPlainParagraph = (block: BodyNode): boolean =>
  block.type === 'paragraph' &&
  (block.content?.length ?? 0) <= 1 &&
  (block.content ?? []).every(({ type, marks }) => type === 'text' && !marks?.length);

export function draftOf(state: Uint8Array): Y.Doc {
  const ydoc = newDocument();
  Y.applyUpdate(ydoc, state);
  return ydoc;
}

/**
 * What the draft says, each block with the id by which Yjs knows it: it stays through edits. Only a forged client makes
 * a body that is no text at all (other types of Yjs, nesting without end): it is null, which `checkBody` refuses.
 */
export function readDraft(ydoc: Y.Doc): DraftContent {
  return {
    headline: lineOf(ydoc.getXmlFragment('headline')),
    standfirst: lineOf(ydoc.getXmlFragment('standfirst')),
    body: bodyOf(ydoc.getXmlFragment('body')),
  };
}

/** Headline and standfirst alone, at no cost that grows with the body. */
export const readHeadlineAndStandfirst = (ydoc: Y.Doc): { headline: string; standfirst: string } => ({
  headline: lineOf(ydoc.getXmlFragment('headline')),
  standfirst: lineOf(ydoc.getXmlFragment('standfirst')),
});

/** The headline alone: the body of a long story takes milliseconds to read. */
export const readHeadline = (ydoc: Y.Doc): string => lineOf(ydoc.getXmlFragment('headline'));

function bodyOf(fragment: Y.XmlFragment): unknown {
  try {
    const content = (yXmlFragmentToProsemirrorJSON(fragment).content as BodyNode[]).flat();
    nameBlocks(fragment, content);
    return { type: 'doc', content };
  } catch {
    return null; // y-tiptap says "Unexpected case", or the stack ends
  }
}

/** Changes the document by forward edits, in one transaction. Replacing its state instead would double the text. */
export function writeDraft(ydoc: Y.Doc, change: DraftChange): void {
  ydoc.transact(() => {
    if (change.headline !== undefined) writeLine(ydoc, 'headline', change.headline);
    if (change.standfirst !== undefined) writeLine(ydoc, 'standfirst', change.standfirst);
    if (change.body !== undefined) write(ydoc, 'body', bodySchema.nodeFromJSON(nameless(change.body)));
  });
}

/** The update that turns `state` into one that says `change`; undefined when it already does. */
export function draftUpdateWith(state: Uint8Array, change: DraftChange): Uint8Array | undefined {
  const ydoc = draftOf(state);
  let made: Uint8Array | undefined;
  ydoc.on('update', (update: Uint8Array) => {
    made = made ? Y.mergeUpdates([made, update]) : update;
  });
  writeDraft(ydoc, change);
  return made;
}

function writeLine(ydoc: Y.Doc, field: DraftField, text: string): void {
  const content = text === '' ? [] : [lineSchema.text(text)];
  write(ydoc, field, lineSchema.node('doc', null, lineSchema.node('paragraph', null, content)));
}

function write(ydoc: Y.Doc, field: DraftField, node: unknown): void {
  updateYFragment(ydoc, ydoc.getXmlFragment(field), node, { mapping: new Map(), isOMark: new Map() });
}

/** Adds to each block the id of its Yjs element. The two lists run in step, but for runs of text. */
function nameBlocks(parent: Y.XmlFragment, nodes: BodyNode[]): void {
  const elements = parent.toArray().filter((child) => child instanceof Y.XmlElement);
  const blocks = nodes.filter((node) => node.type !== 'text');
  for (const [at, element] of elements.entries()) {
    const node = blocks[at];
    if (!node) return;
    const id = element._item?.id;
    if (id && identified.includes(node.type)) node.attrs = { ...node.attrs, id: `${id.client}-${id.clock}` };
    nameBlocks(element, node.content ?? []);
  }
}

/** Ids are read from Yjs and never written to it. */
function nameless<Node extends Body | BodyNode>(node: Node): Node {
  const { id: _, ...attrs } = ('attrs' in node && node.attrs) || {};
  return {
    ...node,
    ...('attrs' in node && { attrs }),
    ...(node.content && { content: node.content.map(nameless) }),
  };
}

function lineOf(fragment: Y.XmlFragment): string {
  return fragment
    .toArray()
    .map((child) => (child instanceof Y.XmlElement ? textOf(child) : ''))
    .join(' ')
    .trim();
}

function textOf(element: Y.XmlElement): string {
  return element
    .toArray()
    .map((child) => (child instanceof Y.XmlText ? plain(child) : ''))
    .join('');
}

function plain(text: Y.XmlText): string {
  return (text.toDelta() as { insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : ''))
    .join('');
}
