import * as Y from 'yjs';
import { bodySchema } from '#body/bodySchema.ts';
import { fields } from '#body/draftDocument.ts';
import { markNameOf } from './markNames.ts';
import type { ProposedBlock, ProposedMark } from './suggestionMarks.ts';
import { isContainerElement, type TextRun } from './yjsContent.ts';

export type SuggestionOutcome = 'accepted' | 'rejected';

/**
 * Accepts or rejects suggestions in a draft by forward edits, in one transaction. It changes only what the suggestions
 * mark, so what others type at the same time stays.
 *
 * @param isChosen whether a suggestion, by its id, is among those to resolve
 */
export function resolveSuggestions(
  ydoc: Y.Doc,
  isChosen: (id: string) => boolean,
  outcome: SuggestionOutcome,
): void {
  const resolution: Resolution = { isChosen, isAccepted: outcome === 'accepted' };
  ydoc.transact(() => {
    for (const field of fields) resolveIn(ydoc.getXmlFragment(field), resolution);
    const body = ydoc.getXmlFragment('body');
    if (body.length === 0) body.insert(0, [new Y.XmlElement('paragraph')]);
  });
}

type Resolution = { isChosen(id: string): boolean; isAccepted: boolean };

/** Resolves the suggestions of a parent's children, from the last to the first, so that the places of others stay. */
function resolveIn(parent: Y.XmlFragment, resolution: Resolution): void {
  for (let at = parent.length - 1; at >= 0; at -= 1) {
    const child = parent.get(at);
    if (child instanceof Y.XmlText) resolveText(parent, at, child, resolution);
    else if (child instanceof Y.XmlElement) resolveElement(parent, at, child, resolution);
  }
}

function resolveText(parent: Y.XmlFragment, at: number, text: Y.XmlText, resolution: Resolution): void {
  const { isChosen, isAccepted } = resolution;
  let end = text.length;
  for (const { insert, attributes = {} } of (text.toDelta() as TextRun[]).reverse()) {
    const begin = end - (typeof insert === 'string' ? insert.length : 1);
    const changes: Record<string, unknown> = {};
    let [isRemoved, isKept] = [false, false];
    for (const [key, value] of Object.entries(attributes)) {
      const name = markNameOf(key);
      if (!isSuggestionMark(name) || !isChosen(value?.id as string)) continue;
      isRemoved ||= name === (isAccepted ? 'deletion' : 'insertion');
      isKept ||= name === 'insertion' && isAccepted;
      changes[key] = null;
      if (name === 'formatting' && isAccepted) Object.assign(changes, formatChange(value));
    }
    if (isRemoved) text.delete(begin, end - begin);
    else if (isKept && attributes.suggestedBreak) splitAt(parent as Y.XmlElement, at, begin, end - begin);
    else if (Object.keys(changes).length > 0) text.format(begin, end - begin, changes);
    end = begin;
  }
}

const isSuggestionMark = (name: string) =>
  name === 'insertion' || name === 'deletion' || name === 'formatting';

function formatChange(value: Record<string, unknown> | null): Record<string, unknown> {
  const add = value?.add as ProposedMark | undefined | null;
  const remove = value?.remove as ProposedMark | undefined | null;
  return { ...(remove && { [remove.type]: null }), ...(add && { [add.type]: add.attrs ?? {} }) };
}

function resolveElement(
  parent: Y.XmlFragment,
  at: number,
  element: Y.XmlElement,
  resolution: Resolution,
): void {
  const { isChosen, isAccepted } = resolution;
  const chosen = ['inserted', 'deleted'].filter((name) => {
    const id = element.getAttribute(name);
    return id && isChosen(id);
  });
  if (isAccepted && chosen.includes('deleted')) {
    parent.delete(at, 1);
    return;
  }
  for (const name of chosen) element.removeAttribute(name);
  const isRejectedInsertion = !isAccepted && chosen.includes('inserted');
  const wasEmpty = element.length === 0;
  resolveIn(element, resolution);
  const isLeftEmpty = !wasEmpty && isContainerElement(element) && element.length === 0;
  if (isLeftEmpty || (isRejectedInsertion && hasNoContent(element))) {
    parent.delete(at, 1);
    return;
  }
  resolveChange(parent, at, resolution);
  resolveJoin(parent, at, resolution);
}

/** Whether a rejected block has no content of others: it contains no text, and no picture or line break within it. */
const hasNoContent = (element: Y.XmlElement): boolean =>
  element
    .toArray()
    .every((child) => (child instanceof Y.XmlElement ? isBlank(child) : (child as Y.XmlText).length === 0));

const isBlank = (element: Y.XmlElement): boolean =>
  bodySchema.nodes[element.nodeName]?.isLeaf === false && hasNoContent(element);

function resolveChange(parent: Y.XmlFragment, at: number, { isChosen, isAccepted }: Resolution): void {
  const element = parent.get(at) as Y.XmlElement;
  const change = element.getAttribute('changed') as unknown as ProposedBlock | undefined;
  if (!change || !isChosen(change.id)) return;
  element.removeAttribute('changed');
  if (!isAccepted || !Object.hasOwn(bodySchema.nodes, change.type)) return;
  const attributes = Object.entries(change.attrs ?? {});
  if (change.type === element.nodeName) {
    for (const [name, value] of attributes) setAttribute(element, name, value);
    return;
  }
  const changed = new Y.XmlElement(change.type);
  for (const [name, value] of attributes) setAttribute(changed, name, value);
  for (const name of ['inserted', 'deleted', 'joined']) {
    const id = element.getAttribute(name);
    if (id) changed.setAttribute(name, id);
  }
  changed.insert(0, copiesOf(element, 0));
  parent.delete(at, 1);
  parent.insert(at, [changed]);
}

function setAttribute(element: Y.XmlElement, name: string, value: unknown): void {
  if (value === null || value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value as string);
}

/** Copies of an element's children from a place on, to be inserted elsewhere: a Yjs type cannot be moved. */
const copiesOf = (element: Y.XmlElement, from: number): (Y.XmlElement | Y.XmlText)[] =>
  element
    .toArray()
    .slice(from)
    .map((child) => child.clone() as Y.XmlElement | Y.XmlText);

/**
 * Continues the block before with this one, if both contain text and are children of one parent. Blocks between whose deletion
 * is accepted too are skipped: they are still there.
 */
function resolveJoin(parent: Y.XmlFragment, at: number, { isChosen, isAccepted }: Resolution): void {
  const element = parent.get(at) as Y.XmlElement;
  const id = element.getAttribute('joined');
  if (!id || !isChosen(id)) return;
  element.removeAttribute('joined');
  const isDeletionChosen = (other: Y.XmlElement) => {
    const deletion = other.getAttribute('deleted');
    return deletion !== undefined && isChosen(deletion);
  };
  const before = parent
    .toArray()
    .slice(0, at)
    .findLast((child) => !(child instanceof Y.XmlElement && isDeletionChosen(child)));
  if (!isAccepted || !(before instanceof Y.XmlElement)) return;
  if (!isTextblock(before) || !isTextblock(element)) return;
  before.insert(before.length, copiesOf(element, 0));
  parent.delete(at, 1);
}

const isTextblock = (element: Y.XmlElement): boolean =>
  bodySchema.nodes[element.nodeName]?.isTextblock ?? false;

/**
 * Splits a block at a proposed break, which is removed. The paragraph of a list item is split with its item.
 *
 * @param at the place of the text that contains the break among the children of the block
 * @param index of the break in the text
 */
function splitAt(block: Y.XmlElement, at: number, index: number, length: number): void {
  const text = block.get(at) as Y.XmlText;
  const second = new Y.XmlText();
  const runs = runsFrom(text, index + length);
  if (runs.length > 0) second.applyDelta(runs);
  const content = [second, ...copiesOf(block, at + 1)];
  // What is typed behind a heading is a paragraph, as with Enter.
  const rest = block.nodeName === 'heading' ? elementWith('paragraph', content) : sameElement(block, content);
  text.delete(index, text.length - index);
  if (block.length > at + 1) block.delete(at + 1, block.length - at - 1);
  const parent = block.parent as Y.XmlElement | Y.XmlFragment;
  if (!(parent instanceof Y.XmlElement) || parent.nodeName !== 'listItem') {
    parent.insertAfter(block, [rest]);
    return;
  }
  const place = parent.toArray().indexOf(block);
  const item = sameElement(parent, [rest, ...copiesOf(parent, place + 1)]);
  if (parent.length > place + 1) parent.delete(place + 1, parent.length - place - 1);
  (parent.parent as Y.XmlElement).insertAfter(parent, [item]);
}

/** The runs of a text from an index on. */
function runsFrom(text: Y.XmlText, from: number): TextRun[] {
  const runs: TextRun[] = [];
  let at = 0;
  for (const run of text.toDelta() as TextRun[]) {
    const insert = String(run.insert);
    const rest = insert.slice(Math.max(0, from - at));
    if (rest !== '') runs.push({ ...run, insert: rest });
    at += insert.length;
  }
  return runs;
}

function elementWith(nodeName: string, content: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const element = new Y.XmlElement(nodeName);
  element.insert(0, content);
  return element;
}

function sameElement(element: Y.XmlElement, content: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const copy = elementWith(element.nodeName, content);
  for (const [name, value] of Object.entries(element.getAttributes()))
    if (!['inserted', 'deleted', 'joined', 'changed'].includes(name))
      copy.setAttribute(name, value as string);
  return copy;
}
