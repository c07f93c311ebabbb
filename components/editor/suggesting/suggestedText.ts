import { Fragment, type Mark, type Node, type Schema } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { SUGGESTED_BREAK_SIGN } from '#body/suggestions/suggestionMarks.ts';
import { isOwnInsertion, type OwnSuggestions } from './ownSuggestions.ts';
import { withoutSuggestionMarks } from './textMarks.ts';

/** Inline content as a proposed insertion. Comments do not move with it. */
export function asInsertion(content: Fragment, id: string, schema: Schema): Fragment {
  const nodes: Node[] = [];
  content.forEach((node) => {
    const isBreak = node.marks.some(({ type }) => type.name === 'suggestedBreak');
    const kept = withoutSuggestionMarks(node.marks).filter(({ type }) => type.name !== 'comment');
    const marks = schema.mark('insertion', { id }).addToSet(kept);
    if (node.isText) nodes.push(node.mark(isBreak ? schema.mark('suggestedBreak').addToSet(marks) : marks));
    else nodes.push(node.type.create({ ...node.attrs, inserted: id }, node.content));
  });
  return Fragment.fromArray(nodes);
}

/** A proposed split of the block. */
export const suggestedBreak = (id: string, schema: Schema): Node =>
  schema.text(SUGGESTED_BREAK_SIGN, [schema.mark('insertion', { id }), schema.mark('suggestedBreak')]);

/** Proposes the deletion of the inline content between two positions. The author's own proposed content is removed. */
export function suggestDeletion(
  tr: Transaction,
  { from, to }: { from: number; to: number },
  id: string,
  author: OwnSuggestions,
): void {
  const pieces: { from: number; to: number; node: Node }[] = [];
  tr.doc.nodesBetween(from, to, (node, at) => {
    if (!node.isInline) return true;
    pieces.push({ from: Math.max(from, at), to: Math.min(to, at + node.nodeSize), node });
    return false;
  });
  for (const { from: begin, to: end, node } of pieces.reverse()) {
    const isDeletedAlready = node.marks.some(({ type }) => type.name === 'deletion') || node.attrs.deleted;
    if (isOwnInsertion(node, author)) tr.delete(begin, end);
    else if (isDeletedAlready) continue;
    else if (node.isText) tr.addMark(begin, end, tr.doc.type.schema.mark('deletion', { id }));
    else tr.setNodeAttribute(begin, 'deleted', id);
  }
}

/**
 * Proposes to add a mark to the text between two positions, or to remove it. A proposal of the author to do the opposite is
 * withdrawn instead, and the author's own proposed text is changed directly.
 */
export function suggestFormat(
  tr: Transaction,
  { from, to, mark, isAdded }: { from: number; to: number; mark: Mark; isAdded: boolean },
  id: string,
  author: OwnSuggestions,
): void {
  const { schema } = tr.doc.type;
  const texts: { from: number; to: number; node: Node }[] = [];
  tr.doc.nodesBetween(from, to, (node, at) => {
    if (node.isText) texts.push({ from: Math.max(from, at), to: Math.min(to, at + node.nodeSize), node });
  });
  const json = mark.toJSON() as unknown;
  const isProposed = (node: Node, change: 'add' | 'remove') =>
    node.marks.find(
      ({ type, attrs }) =>
        type.name === 'formatting' && author.isOwn(attrs.id) && isSameJson(attrs[change], json),
    );
  // The toolbar sees only the text's present marks: a format that is proposed everywhere is proposed again to end it.
  const isWithdrawn = isAdded && texts.length > 0 && texts.every(({ node }) => isProposed(node, 'add'));
  for (const { from: begin, to: end, node } of texts) {
    const proposal = isProposed(node, isAdded && !isWithdrawn ? 'remove' : 'add');
    if (isOwnInsertion(node, author)) {
      if (isAdded) tr.addMark(begin, end, mark);
      else tr.removeMark(begin, end, mark);
    } else if (proposal) tr.removeMark(begin, end, proposal);
    else if (mark.isInSet(node.marks) !== isAdded && !isProposed(node, isAdded ? 'add' : 'remove')) {
      const change = { id, add: isAdded ? json : null, remove: isAdded ? null : json };
      tr.addMark(begin, end, schema.mark('formatting', change));
    }
  }
}

const isSameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
