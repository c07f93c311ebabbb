import type { Editor } from '@tiptap/core';
import type { Node, ResolvedPos } from '@tiptap/pm/model';
import { Selection, TextSelection } from '@tiptap/pm/state';

/**
 * Inserts a block at the caret: in the place of an empty block, before a block at whose start the caret is, else after the
 * block. Where the block is not allowed, such as in a cell of a table, it is inserted after the blocks around the caret.
 * @param caret `inside`: the caret goes into the block; `after`: into the text after it, which is made if there is none
 */
export function insertBlockAtCaret(editor: Editor, block: Node, caret: 'inside' | 'after'): void {
  if (editor.isDestroyed || !editor.isEditable) return;
  const { tr, selection, schema } = editor.state;
  const { $to } = selection;
  const depth = depthFor($to, block);
  const isOwnBlock = depth === $to.depth && selection.empty && $to.parent.isTextblock;
  const isEmpty = isOwnBlock && $to.parent.childCount === 0;
  const place = isOwnBlock && $to.parentOffset === 0 ? $to.before(depth) : placeAfter($to, depth);
  tr.replaceWith(place, isEmpty ? place + $to.parent.nodeSize : place, block);
  const end = place + block.nodeSize;
  const after = tr.doc.resolve(end).nodeAfter;
  // At the end, a paragraph is appended so that text can follow.
  if (!after || (caret === 'after' && !after.isTextblock)) tr.insert(end, schema.node('paragraph'));
  const isInside = caret === 'inside';
  tr.setSelection(
    isInside ? Selection.near(tr.doc.resolve(place + 1)) : TextSelection.create(tr.doc, end + 1),
  );
  editor.view.dispatch(tr.scrollIntoView());
  editor.view.focus(); // Tiptap's focus command is delayed by a frame
}

/** A selected block, or a place between two, has no text around it. */
const placeAfter = ($place: ResolvedPos, depth: number): number =>
  depth === 0 ? $place.pos : $place.after(depth);

/** The depth of the innermost block beside which, and in whose place, `block` is allowed; 0 if there is none. */
function depthFor($place: ResolvedPos, block: Node): number {
  for (let depth = $place.depth; depth > 0; depth -= 1) {
    const [parent, at] = [$place.node(depth - 1), $place.index(depth - 1)];
    const isAllowed = (from: number, to: number) => parent.canReplaceWith(from, to, block.type);
    if (isAllowed(at, at) && isAllowed(at, at + 1) && isAllowed(at + 1, at + 1)) return depth;
  }
  return 0;
}
