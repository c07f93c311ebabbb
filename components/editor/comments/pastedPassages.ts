import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import type { CommentStore } from './commentStore.ts';

/**
 * Pasted content without the marks of threads that are not of this article, or whose passages are still in it: cut text takes
 * its threads along, copied text leaves them. Dragged text is still in its old place when it is dropped, and keeps them.
 */
export function knownPassages(slice: Slice, view: EditorView, store: CommentStore): Slice {
  const { dragging } = view as { dragging?: { move?: boolean } | null };
  const isMoved = dragging?.move ?? false;
  const stays = (id: string) => (isMoved || !store.isInText(id)) && store.keepsPasted(id);
  return new Slice(withMarks(slice.content, stays), slice.openStart, slice.openEnd);
}

function withMarks(content: Fragment, stays: (id: string) => boolean): Fragment {
  const nodes: Node[] = [];
  content.forEach((node) => {
    const marks = node.marks.filter(({ type, attrs }) => type.name !== 'comment' || stays(String(attrs.id)));
    nodes.push(node.isText ? node.mark(marks) : node.copy(withMarks(node.content, stays)).mark(marks));
  });
  return Fragment.fromArray(nodes);
}
