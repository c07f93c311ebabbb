import { Fragment, type Node, type ResolvedPos, type Schema } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { isInOwnBlock, isOwnInsertion, type OwnSuggestions } from './ownSuggestions.ts';
import { asInsertion, suggestDeletion } from './suggestedText.ts';

/** Blocks as proposed insertions, with everything in them. */
export function asInsertedBlocks(content: Fragment, id: string, schema: Schema): Fragment {
  const blocks: Node[] = [];
  content.forEach((node) => {
    const inner = node.isTextblock
      ? asInsertion(node.content, id, schema)
      : asInsertedBlocks(node.content, id, schema);
    const hasSuggestions = node.type.spec.attrs && 'inserted' in node.type.spec.attrs;
    const unsuggested = { deleted: null, joined: null, changed: null };
    blocks.push(
      node.type.create(hasSuggestions ? { ...node.attrs, ...unsuggested, inserted: id } : node.attrs, inner),
    );
  });
  return Fragment.fromArray(blocks);
}

/** The depth of the outermost block, within a body or an entry of a live story, that contains a position. */
const outerDepth = (place: ResolvedPos): number =>
  place.depth > 1 && place.node(1).type.name === 'entry' ? 2 : 1;

/** The position behind the outermost block that contains a position. */
export function behindBlock(place: ResolvedPos): number {
  const outer = outerDepth(place);
  return place.depth >= outer ? place.after(outer) : place.pos;
}

/** The position in front of the outermost block if a position is at the start of its text; else undefined. */
export function beforeBlock(place: ResolvedPos): number | undefined {
  const outer = outerDepth(place);
  const isAtStart = place.depth >= outer && place.start(outer) + place.depth - outer === place.pos;
  return isAtStart ? place.before(outer) : undefined;
}

/**
 * Proposes the deletion of everything between two positions: text is marked, blocks between are marked as a whole, and the
 * last block would continue the first. The author's own proposed content is removed.
 */
export function suggestDeletionAcrossBlocks(
  tr: Transaction,
  { from, to }: { from: number; to: number },
  id: string,
  author: OwnSuggestions,
): void {
  const { doc } = tr;
  const [start, end] = [doc.resolve(from), doc.resolve(to)];
  const whole: { node: Node; at: number }[] = [];
  const partly: { from: number; to: number }[] = [];
  doc.nodesBetween(from, to, (node, at) => {
    if (node.isInline) return false;
    const isWhole = at >= from && at + node.nodeSize <= to;
    if (isWhole) whole.push({ node, at });
    else if (node.isTextblock)
      partly.push({ from: Math.max(from, at + 1), to: Math.min(to, at + 1 + node.content.size) });
    return !isWhole;
  });
  const isJoined =
    start.parent !== end.parent &&
    start.parent.isTextblock &&
    end.parent.isTextblock &&
    start.depth === end.depth &&
    start.node(-1) === end.node(-1);
  const changes = [
    ...whole.map(({ node, at }) => ({ at, apply: () => suggestBlockDeletion(tr, node, at, id, author) })),
    ...partly.map((range) => ({ at: range.from, apply: () => suggestDeletion(tr, range, id, author) })),
    ...(isJoined ? [{ at: end.before(), apply: () => suggestJoin(tr, end.before(), id, author) }] : []),
  ];
  for (const { apply } of changes.sort((a, b) => b.at - a.at)) apply();
}

function suggestBlockDeletion(
  tr: Transaction,
  node: Node,
  at: number,
  id: string,
  author: OwnSuggestions,
): void {
  if (isOwnInsertion(node, author)) tr.delete(at, at + node.nodeSize);
  else if (!node.attrs.deleted) tr.setNodeAttribute(at, 'deleted', id);
}

/** Proposes that the block at a position continues the one before it; the author's own proposed block does so at once. */
function suggestJoin(tr: Transaction, at: number, id: string, author: OwnSuggestions): void {
  const block = tr.doc.nodeAt(at);
  if (!block) return;
  if (author.isOwn(block.attrs.inserted)) tr.join(at);
  else if (!block.attrs.joined) tr.setNodeAttribute(at, 'joined', id);
}

/** Proposes another type and other attributes for the block at a position; changes the author's own proposed block. */
export function suggestBlockChange(
  tr: Transaction,
  { at, type, attrs }: { at: number; type: string; attrs: Record<string, unknown> },
  id: string,
  author: OwnSuggestions,
): boolean {
  const block = tr.doc.nodeAt(at);
  const nodeType = tr.doc.type.schema.nodes[type];
  if (!block || !nodeType) return false;
  const plain = Object.fromEntries(Object.entries(attrs).filter(([name]) => !suggestionAttributes.has(name)));
  if (author.isOwn(block.attrs.inserted) || isInOwnBlock(tr.doc.resolve(at), author)) {
    tr.setNodeMarkup(at, nodeType, { ...block.attrs, ...plain });
    return true;
  }
  const isSame = type === block.type.name && isSameAttributes(plain, block.attrs);
  tr.setNodeAttribute(at, 'changed', isSame ? null : { id, type, attrs: plain });
  return true;
}

const suggestionAttributes = new Set(['inserted', 'deleted', 'joined', 'changed', 'id']);

const isSameAttributes = (some: Record<string, unknown>, all: Record<string, unknown>): boolean =>
  Object.entries(some).every(([name, value]) => JSON.stringify(all[name]) === JSON.stringify(value));
