import { updateYFragment, yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { identified, lineSchema } from './bodySchema.ts';
import type { Body, BodyNode } from './bodyTypes.ts';
import { draftSchema } from './draftSchema.ts';
import { contentWithProposals, rejectedBody, withDraftParts } from './suggestions/rejectedContent.ts';

/** The fields of a draft's Y.Doc; each is an XML fragment. */
export const fields = ['headline', 'standfirst', 'body'] as const;
export type DraftField = (typeof fields)[number];

/**
 * The entries of a live story with times that the server has not confirmed, by name, each with the browser that created it.
 * Stored beside the text, so that older editors keep it and undo does not change it.
 */
export const unconfirmedEntriesOf = (ydoc: Y.Doc): Y.Map<string> => ydoc.getMap('unconfirmedEntries');

/** The content of a draft. The body is unchecked: only `checkBody` turns it into a `Body`. */
export type DraftContent = { headline: string; standfirst: string; body: unknown };
export type DraftChange = { headline?: string; standfirst?: string; body?: Body };

/** The state that the server gives every new draft: one empty paragraph in each field. No client ever seeds content. */
export const emptyDraft = (): Uint8Array =>
  encodeDraft({ headline: '', standfirst: '', body: { type: 'doc', content: [{ type: 'paragraph' }] } });

/** The state of a new draft with content. Ten times as fast as an empty draft and an edit. */
export const encodeDraft = (content: Required<DraftChange>): Uint8Array =>
  Y.encodeStateAsUpdate(newDraft(content));

/** The document of a new draft with content. */
export function newDraft({ headline, standfirst, body }: Required<DraftChange>): Y.Doc {
  const ydoc = newDocument();
  const insert = (field: DraftField, texts: string[]) =>
    ydoc.getXmlFragment(field).insert(0, texts.map(paragraphOf));
  ydoc.transact(() => {
    insert('headline', [headline]);
    insert('standfirst', [standfirst]);
    if (body.content.every(isPlainParagraph)) insert('body', body.content.map(textIn));
    else writeBody(ydoc, body);
  });
  return ydoc;
}

/** The guid is unused, so it is fixed: generating a random one takes longer than reading a short story. */
const newDocument = (): Y.Doc => new Y.Doc({ guid: 'draft' });

function paragraphOf(text: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph');
  if (text !== '') element.insert(0, [new Y.XmlText(text)]);
  return element;
}

const textIn = (block: BodyNode): string => block.content?.[0]?.text ?? '';

/** Whether a block is a paragraph that is empty or contains one text without marks. */
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
 * The content of a draft, without comments and as if all suggestions were rejected: nothing of them leaves the draft. Each
 * block has the id of its Yjs element, which stays the same through edits. Only a forged client writes a body of other Yjs
 * types or of endless nesting. It is read as null, which `checkBody` refuses.
 */
export const readDraft = (ydoc: Y.Doc): DraftContent => {
  return { ...readHeadlineAndStandfirst(ydoc), body: bodyOf(ydoc.getXmlFragment('body'), rejectedBody) };
};

/** The content of a draft with all proposed text, for recovering it. See `contentWithProposals`. */
export const readDraftWithProposals = (ydoc: Y.Doc): DraftContent => ({
  headline: lineOf(ydoc.getXmlFragment('headline'), wholeText),
  standfirst: lineOf(ydoc.getXmlFragment('standfirst'), wholeText),
  body: bodyOf(ydoc.getXmlFragment('body'), contentWithProposals),
});

/** Headline and standfirst alone, at a cost that does not grow with the body. */
export const readHeadlineAndStandfirst = (ydoc: Y.Doc) => {
  return { headline: readHeadline(ydoc), standfirst: lineOf(ydoc.getXmlFragment('standfirst')) };
};

/** The headline alone: the body of a long story takes milliseconds to read. */
export const readHeadline = (ydoc: Y.Doc): string => lineOf(ydoc.getXmlFragment('headline'));

function bodyOf(fragment: Y.XmlFragment, read: (nodes: BodyNode[]) => BodyNode[]): unknown {
  try {
    return { type: 'doc', content: read(nodesOf(fragment)) };
  } catch {
    return null; // y-tiptap throws "Unexpected case", or the stack overflows
  }
}

/** All blocks of a body with its comments and suggestions, with block ids. @throws for Yjs types that no editor writes */
export function nodesOf(fragment: Y.XmlFragment): BodyNode[] {
  const nodes = (yXmlFragmentToProsemirrorJSON(fragment).content as BodyNode[]).flat();
  addBlockIds(fragment, nodes);
  return nodes;
}

/** One block with its comments and suggestions, without block ids. @throws for Yjs types that no editor writes */
export const nodeOf = (element: Y.XmlElement): BodyNode | undefined => {
  const parent = { toArray: () => [element] } as unknown as Y.XmlFragment;
  return (yXmlFragmentToProsemirrorJSON(parent).content as BodyNode[])[0];
};

/** Changes the document by forward edits, in one transaction. Replacing its state would double the text. */
export function writeDraft(ydoc: Y.Doc, change: DraftChange): void {
  ydoc.transact(() => {
    if (change.headline !== undefined) writeLine(ydoc, 'headline', change.headline);
    if (change.standfirst !== undefined) writeLine(ydoc, 'standfirst', change.standfirst);
    if (change.body !== undefined) writeBody(ydoc, change.body);
  });
}

/** The update that applies `change` to `state`; undefined if it changes nothing. */
export function draftUpdateWith(state: Uint8Array, change: DraftChange): Uint8Array | undefined {
  const ydoc = draftOf(state);
  const updates: Uint8Array[] = [];
  ydoc.on('update', (update: Uint8Array) => updates.push(update));
  writeDraft(ydoc, change);
  return updates.length > 1 ? Y.mergeUpdates(updates) : updates[0];
}

function writeLine(ydoc: Y.Doc, field: DraftField, text: string): void {
  const content = text === '' ? [] : [lineSchema.text(text)];
  write(ydoc, field, lineSchema.node('doc', null, lineSchema.node('paragraph', null, content)));
}

/** Writes a body. Blocks that stay the same keep their comments and suggestions; other suggestions end. */
function writeBody(ydoc: Y.Doc, body: Body): void {
  const content = withDraftParts(nodesOf(ydoc.getXmlFragment('body')), body.content);
  write(ydoc, 'body', draftSchema.nodeFromJSON(withoutIds({ type: 'doc', content })));
}

function write(ydoc: Y.Doc, field: DraftField, node: unknown): void {
  updateYFragment(ydoc, ydoc.getXmlFragment(field), node, { mapping: new Map(), isOMark: new Map() });
}

/** Adds to each block the id of its Yjs element. The two lists correspond, except for runs of text. */
function addBlockIds(parent: Y.XmlFragment, nodes: BodyNode[]): void {
  const elements = parent.toArray().filter((child) => child instanceof Y.XmlElement);
  const blocks = nodes.filter((node) => node.type !== 'text');
  for (const [at, element] of elements.entries()) {
    const node = blocks[at];
    if (!node) return;
    const id = element._item?.id;
    if (id && identified.includes(node.type)) node.attrs = { ...node.attrs, id: `${id.client}-${id.clock}` };
    addBlockIds(element, node.content ?? []);
  }
}

/** Ids are read from Yjs and never written to it. */
function withoutIds<Node extends Body | BodyNode>(node: Node): Node {
  const { id: _, ...attrs } = ('attrs' in node && node.attrs) || {};
  const content = node.content?.map(withoutIds);
  return { ...node, ...('attrs' in node && { attrs }), ...(content && { content }) };
}

type TextRun = { insert: unknown; attributes?: Record<string, unknown> };

const wholeText = ({ insert }: TextRun): string => (typeof insert === 'string' ? insert : '');
const textWithoutInsertions = (run: TextRun): string => (run.attributes?.insertion ? '' : wholeText(run));

function lineOf(fragment: Y.XmlFragment, textOfRun = textWithoutInsertions): string {
  const textOf = (element: Y.XmlElement): string =>
    element
      .toArray()
      .flatMap((child) => (child instanceof Y.XmlText ? (child.toDelta() as TextRun[]) : []))
      .map(textOfRun)
      .join('');
  const paragraphs = fragment.toArray().map((child) => (child instanceof Y.XmlElement ? textOf(child) : ''));
  return paragraphs.join(' ').trim();
}
