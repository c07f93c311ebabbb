import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import { isSuggestionMark } from './textMarks.ts';

const attributeNames = ['inserted', 'deleted', 'joined', 'changed'] as const;

/** The ids of all suggestions in content. */
export function suggestionIds(content: Fragment): Set<string> {
  const ids = new Set<string>();
  content.descendants(({ marks, attrs }) => {
    for (const mark of marks) if (isSuggestionMark(mark) && mark.attrs.id) ids.add(String(mark.attrs.id));
    for (const name of attributeNames) {
      const id: unknown = name === 'changed' ? attrs.changed?.id : attrs[name];
      if (typeof id === 'string') ids.add(id);
    }
  });
  return ids;
}

/**
 * Pasted content without suggestions, except those that were cut from this draft, or that are dragged within it: copied text
 * is text, and a suggestion is in a draft once.
 *
 * @param cut ids of the suggestions that were cut last
 */
export function withoutCopiedSuggestions(slice: Slice, view: EditorView, cut: ReadonlySet<string>): Slice {
  const { dragging } = view as { dragging?: { move?: boolean } | null };
  if (dragging?.move) return slice;
  return new Slice(withSuggestionsOf(slice.content, cut), slice.openStart, slice.openEnd);
}

function withSuggestionsOf(content: Fragment, kept: ReadonlySet<string>): Fragment {
  const nodes: Node[] = [];
  content.forEach((node) => {
    const isBreak = node.marks.some(({ type }) => type.name === 'suggestedBreak');
    const isKept = node.marks.some((mark) => isSuggestionMark(mark) && kept.has(String(mark.attrs.id)));
    if (isBreak && !isKept) return;
    const marks = node.marks.filter(
      (mark) =>
        !isSuggestionMark(mark) ||
        kept.has(String(mark.attrs.id)) ||
        (mark.type.name === 'suggestedBreak' && isKept),
    );
    nodes.push(node.isText ? node.mark(marks) : withAttributes(node, kept).mark(marks));
  });
  return Fragment.fromArray(nodes);
}

function withAttributes(node: Node, kept: ReadonlySet<string>): Node {
  const attrs = { ...node.attrs };
  for (const name of attributeNames) {
    const id: unknown = name === 'changed' ? attrs.changed?.id : attrs[name];
    if (typeof id === 'string' && !kept.has(id)) attrs[name] = null;
  }
  return node.type.create(attrs, withSuggestionsOf(node.content, kept));
}
