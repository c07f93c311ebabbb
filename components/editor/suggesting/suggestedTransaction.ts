import { getChangedRanges } from '@tiptap/core';
import { Fragment, type Node, type ResolvedPos, type Slice } from '@tiptap/pm/model';
import { type EditorState, Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import { AddMarkStep, AttrStep, RemoveMarkStep, ReplaceAroundStep, type Step } from '@tiptap/pm/transform';
import { continuedSuggestion, type OwnSuggestions } from './ownSuggestions.ts';
import {
  asInsertedBlocks,
  beforeBlock,
  behindBlock,
  suggestBlockChange,
  suggestDeletionAcrossBlocks,
} from './suggestedBlocks.ts';
import { asInsertion, suggestDeletion, suggestedBreak, suggestFormat } from './suggestedText.ts';

/**
 * The transaction that proposes what a transaction would change. The document keeps all text that is not the author's own
 * proposal, so that rejecting the suggestion gives the document as it was.
 *
 * @returns null if the change cannot be proposed: it would wrap blocks in lists or quotes, or take them out
 */
export function suggestedTransaction(
  state: EditorState,
  change: Transaction,
  author: OwnSuggestions,
): Transaction | null {
  const { tr } = state;
  const steps = change.steps as Step[];
  const isDone = steps.every(isFormatStep)
    ? suggestFormats(tr, steps.filter(isFormatStep), author)
    : steps.some((step) => step instanceof ReplaceAroundStep || step instanceof AttrStep)
      ? suggestBlockChanges(tr, change, author)
      : suggestReplacements(tr, change, author);
  if (!isDone) return null;
  copyMetadata(change, tr);
  return tr;
}

type FormatStep = AddMarkStep | RemoveMarkStep;
const isFormatStep = (step: Step): step is FormatStep =>
  step instanceof AddMarkStep || step instanceof RemoveMarkStep;

function suggestFormats(tr: Transaction, steps: FormatStep[], author: OwnSuggestions): boolean {
  const id = author.create();
  for (const step of steps) {
    const { from, to, mark } = step;
    suggestFormat(tr, { from, to, mark, isAdded: step instanceof AddMarkStep }, id, author);
  }
  return true;
}

/** Proposes changed types and attributes of blocks. @returns false for any other change of structure */
function suggestBlockChanges(tr: Transaction, change: Transaction, author: OwnSuggestions): boolean {
  const id = author.create();
  return change.steps.every((step, at) => {
    const before = change.docs[at] as Node;
    const place = (position: number) => change.mapping.slice(0, at).invert().map(position);
    if (step instanceof AttrStep) {
      const { pos, attr, value } = step;
      const block = before.nodeAt(pos);
      if (!block) return false;
      const attrs = { ...block.attrs, [attr]: value as unknown };
      return suggestBlockChange(tr, { at: place(pos), type: block.type.name, attrs }, id, author);
    }
    const block = step instanceof ReplaceAroundStep ? retypedBlock(step, before) : undefined;
    if (!block || !(step instanceof ReplaceAroundStep)) return isWithoutContent(step);
    const { type, attrs } = block;
    return suggestBlockChange(tr, { at: place(step.from), type: type.name, attrs }, id, author);
  });
}

/** The new block, without content, of a step that changes only a block's type and attributes; else undefined. */
function retypedBlock(step: ReplaceAroundStep, before: Node): Node | undefined {
  const { from, to, gapFrom, gapTo, slice, insert } = step;
  const block = before.nodeAt(from);
  const isOneBlock =
    from + 1 === gapFrom && gapTo + 1 === to && insert === 1 && slice.content.childCount === 1;
  const next = slice.content.firstChild;
  return isOneBlock && block?.isTextblock && next?.isTextblock ? next : undefined;
}

const isWithoutContent = (step: Step): boolean =>
  'slice' in step &&
  (step.slice as Slice).size === 0 &&
  (step as { from?: number }).from === (step as { to?: number }).to;

type ChangedRange = ReturnType<typeof getChangedRanges>[number];

function suggestReplacements(tr: Transaction, change: Transaction, author: OwnSuggestions): boolean {
  const ranges = getChangedRanges(change).sort((a, b) => b.oldRange.from - a.oldRange.from);
  const isOne = ranges.length === 1;
  const shared = isOne ? undefined : author.create();
  let caret: number | undefined;
  for (const range of ranges) {
    const id = shared ?? continuedSuggestion(tr.doc, range.oldRange, author) ?? author.create();
    caret = suggestReplacement(tr, { range, after: change.doc, id, author });
  }
  if (isOne && caret !== undefined) placeCaret(tr, caret);
  return true;
}

type Replacement = { range: ChangedRange; after: Node; id: string; author: OwnSuggestions };

/** @returns the position behind the proposed content, or where the caret goes if there is none */
function suggestReplacement(tr: Transaction, { range, after, id, author }: Replacement): number {
  const { from, to } = range.oldRange;
  if (isUnchanged(tr.doc, after, range)) return to;
  const [start, end] = [tr.doc.resolve(from), tr.doc.resolve(to)];
  const slice = after.slice(range.newRange.from, range.newRange.to);
  const isForward = tr.selection.empty && tr.selection.head <= from;
  const front = frontOfText(start, end);
  const inserted = insertProposal(tr, { slice, end, start, place: front ?? behindBlock(end), id });
  if (inserted !== undefined && front !== undefined) return inserted;
  // Before the insertion nothing has moved.
  const behind = tr.mapping.maps.length;
  if (start.sameParent(end) && start.parent.isTextblock) suggestDeletion(tr, { from, to }, id, author);
  else if (from < to) suggestDeletionAcrossBlocks(tr, { from, to }, id, author);
  const moved = tr.mapping.slice(behind);
  if (inserted !== undefined) return moved.map(inserted, 1);
  return isForward ? moved.map(to) : moved.map(from, -1);
}

/**
 * The position in front of the text at whose start a change only inserts: proposed blocks go there, and nothing is
 * deleted. Undefined for every other change.
 */
function frontOfText(start: ResolvedPos, end: ResolvedPos): number | undefined {
  const front = end.parent.isTextblock && end.parent.content.size > 0 ? beforeBlock(end) : undefined;
  return front !== undefined && start.pos >= front ? front : undefined;
}

/** `place`: where proposed blocks go */
type Insertion = { slice: Slice; start: ResolvedPos; end: ResolvedPos; place: number; id: string };

/**
 * Inserts what the change inserted, as a proposal: text behind what it replaced, blocks at `place`. @returns the position
 * behind it
 */
function insertProposal(tr: Transaction, insertion: Insertion): number | undefined {
  const { slice, start, end, id } = insertion;
  if (slice.size === 0) return undefined;
  const { schema } = tr.doc.type;
  const inline = inlineContent(slice, start, id);
  if (inline && end.parent.isTextblock) {
    if (inline.size === 0) return undefined; // the change only joined blocks
    tr.insert(end.pos, inline);
    return end.pos + inline.size;
  }
  const place = end.parent.isTextblock ? insertion.place : end.pos;
  const blocks = asInsertedBlocks(closed(withoutSplitEnds(slice)), id, schema);
  tr.insert(place, blocks);
  return place + blocks.size;
}

/**
 * The content of a slice as text with proposed breaks between its blocks; undefined if it contains other blocks than
 * paragraphs, headings and the list items around the place.
 */
function inlineContent(slice: Slice, place: ResolvedPos, id: string): Fragment | undefined {
  const { schema } = place.doc.type;
  if (slice.content.firstChild?.isInline) return asInsertion(slice.content, id, schema);
  if (!place.parent.isTextblock || slice.openStart === 0) return undefined;
  const around = new Set(Array.from({ length: place.depth }, (_, depth) => place.node(depth + 1).type));
  let isText = true;
  let inline = Fragment.empty;
  let count = 0;
  slice.content.descendants((node) => {
    if (node.isInline) return false;
    if (!node.isTextblock) {
      isText &&= around.has(node.type);
      return isText;
    }
    isText &&= node.type === place.parent.type || node.type.name === 'paragraph';
    if (count > 0) inline = inline.addToEnd(suggestedBreak(id, schema));
    inline = inline.append(asInsertion(node.content, id, schema));
    count += 1;
    return false;
  });
  return isText ? inline : undefined;
}

/** The content of a slice without the empty ends of a block that the change has split to insert other blocks in it. */
function withoutSplitEnds({ content, openStart, openEnd }: Slice): Fragment {
  const whole = withoutEmptyEdge(withoutEmptyEdge(content, openEnd, 'end'), openStart, 'start');
  return whole.size > 0 ? whole : content;
}

function withoutEmptyEdge(content: Fragment, open: number, edge: 'start' | 'end'): Fragment {
  const node = edge === 'start' ? content.firstChild : content.lastChild;
  if (open === 0 || !node || node.isInline) return content;
  const inner = withoutEmptyEdge(node.content, open - 1, edge);
  const at = edge === 'start' ? 0 : content.childCount - 1;
  if (inner.size > 0) return content.replaceChild(at, node.copy(inner));
  return edge === 'start' ? content.cut(node.nodeSize) : content.cut(0, content.size - node.nodeSize);
}

/** The blocks of a slice; text without a block is put into a paragraph. */
function closed(content: Fragment): Fragment {
  const first = content.firstChild;
  if (!first?.isInline) return content;
  const { paragraph } = first.type.schema.nodes;
  return paragraph ? Fragment.from(paragraph.create(null, content)) : content;
}

/** Whether the change has put the same content in its place again. */
const isUnchanged = (before: Node, after: Node, { oldRange, newRange }: ChangedRange): boolean =>
  before.slice(oldRange.from, oldRange.to).eq(after.slice(newRange.from, newRange.to));

function placeCaret(tr: Transaction, position: number): void {
  const place = tr.doc.resolve(Math.min(position, tr.doc.content.size));
  tr.setSelection(
    place.parent.isTextblock ? TextSelection.create(tr.doc, place.pos) : Selection.near(place, -1),
  );
}

function copyMetadata(from: Transaction, to: Transaction): void {
  const { meta } = from as unknown as { meta: Record<string, unknown> };
  for (const [key, value] of Object.entries(meta)) to.setMeta(key, value);
  if (from.scrolledIntoView) to.scrollIntoView();
}
