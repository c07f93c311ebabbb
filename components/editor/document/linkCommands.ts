import { type Editor, getMarkRange } from '@tiptap/core';
import { Fragment, type MarkType, type Node, Slice } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { findAddresses } from '#body/writtenAddresses.ts';

type LinkPlace = { href: string; from: number; to: number };

const linkType = (state: EditorState): MarkType => {
  const type = state.schema.marks.link;
  if (!type) throw new Error('The schema has no links');
  return type;
};

/** The link that the caret is in, or that the selection begins in. A caret at its edge is outside of it. */
export function linkAt(state: EditorState): LinkPlace | null {
  const { $from, from, empty } = state.selection;
  const type = linkType(state);
  const range = getMarkRange($from, type);
  if (!range || from >= range.to || (empty && from <= range.from)) return null;
  const mark = state.doc.nodeAt(range.from)?.marks.find((one) => one.type === type);
  return mark ? { href: String(mark.attrs.href), ...range } : null;
}

/**
 * Links the selection, or changes the whole link that it is in. Without either, inserts `text` as a link. The selection
 * stays where it is.
 */
export function setLink(editor: Editor, { href, text }: { href: string; text: string }): void {
  const { state } = editor;
  const { from, to, empty } = state.selection;
  const { tr } = state;
  const mark = linkType(state).create({ href });
  const there = linkAt(state);
  if (there) tr.addMark(Math.min(from, there.from), Math.max(to, there.to), mark);
  else if (empty) tr.replaceSelectionWith(state.schema.text(text, [mark]), false);
  else tr.addMark(from, to, mark);
  editor.view.dispatch(tr.removeStoredMark(mark.type));
}

/** Removes the link that the caret or selection is in. */
export function removeLink(editor: Editor): void {
  const there = linkAt(editor.state);
  if (!there) return;
  editor.view.dispatch(editor.state.tr.removeMark(there.from, there.to, linkType(editor.state)));
}

/** Pasted text in which addresses with a scheme are links; what is a link already stays as it is. */
export function withAddressesLinked(slice: Slice): Slice {
  return new Slice(linked(slice.content), slice.openStart, slice.openEnd);
}

function linked(content: Fragment): Fragment {
  const nodes: Node[] = [];
  content.forEach((node) => {
    if (!node.isText) nodes.push(node.copy(linked(node.content)));
    else nodes.push(...linkedText(node));
  });
  return Fragment.fromArray(nodes);
}

function linkedText(node: Node): Node[] {
  const type = node.type.schema.marks.link;
  const text = node.text ?? '';
  if (!type || type.isInSet(node.marks)) return [node];
  const parts: Node[] = [];
  let end = 0;
  for (const { index, text: address, href } of findAddresses(text)) {
    if (index > end) parts.push(node.cut(end, index));
    end = index + address.length;
    const part = node.cut(index, end);
    parts.push(part.mark(type.create({ href }).addToSet(part.marks)));
  }
  if (end < text.length) parts.push(node.cut(end));
  return parts;
}
