import { type Editor, getMarkRange } from '@tiptap/core';
import { Fragment, type MarkType, type Node, Slice } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { findAddresses } from '#body/writtenAddresses.ts';

export type LinkPlace = { href: string; from: number; to: number };

const linkType = (state: EditorState): MarkType => {
  const type = state.schema.marks.link;
  if (!type) throw new Error('The schema has no links');
  return type;
};

/** The link that contains the caret or the beginning of the selection. A caret at the edge of a link is outside. */
export function linkAt(state: EditorState): LinkPlace | null {
  const { from, empty } = state.selection;
  const link = linkTouching(state);
  return link && from < link.to && !(empty && from <= link.from) ? link : null;
}

/** The link that contains or touches the caret, and whether the caret is inside. Null if something is selected. */
export function linkAtCaret(state: EditorState): (LinkPlace & { isInside: boolean }) | null {
  const link = state.selection.empty ? linkTouching(state) : null;
  return link && { ...link, isInside: linkAt(state) !== null };
}

function linkTouching(state: EditorState): LinkPlace | null {
  const type = linkType(state);
  const range = getMarkRange(state.selection.$from, type);
  const mark = range && state.doc.nodeAt(range.from)?.marks.find((each) => each.type === type);
  return range && mark ? { href: String(mark.attrs.href), ...range } : null;
}

/**
 * Links the selection, or changes the whole link that contains it. Without either, inserts `text` as a link. The selection
 * stays the same.
 */
export function setLink(editor: Editor, { href, text }: { href: string; text: string }): void {
  const { state } = editor;
  const { from, to, empty } = state.selection;
  const { tr } = state;
  const mark = linkType(state).create({ href });
  const link = linkAt(state);
  if (link) tr.addMark(Math.min(from, link.from), Math.max(to, link.to), mark);
  else if (empty) tr.replaceSelectionWith(state.schema.text(text, [mark]), false);
  else tr.addMark(from, to, mark);
  editor.view.dispatch(tr.removeStoredMark(mark.type));
}

/** Removes a link: by default the one that contains the caret or the beginning of the selection. */
export function removeLink({ state, view }: Editor, link: LinkPlace | null = linkAt(state)): void {
  if (link) view.dispatch(state.tr.removeMark(link.from, link.to, linkType(state)));
}

/** Links the addresses with a scheme in pasted text. Existing links stay unchanged. */
export const withAddressesLinked = ({ content, openStart, openEnd }: Slice): Slice =>
  new Slice(linked(content), openStart, openEnd);

function linked(content: Fragment): Fragment {
  const linkedNode = (node: Node) => (node.isText ? linkedText(node) : node.copy(linked(node.content)));
  return Fragment.fromArray(content.content.flatMap(linkedNode));
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
