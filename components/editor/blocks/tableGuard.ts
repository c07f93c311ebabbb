import { Fragment, type Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, TextSelection, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { cellPlaceOf, selectedCellParts } from './tablePlace.ts';

/**
 * Keeps tables whole: typing, deleting and pasting in a selection of several cells change the text of each cell and not the
 * cells, blocks that are pasted into a cell become its text, and no change from within a table divides it.
 */
export const tableGuard = () =>
  new Plugin({
    filterTransaction: (tr, state) => !dividesTable(tr, state),
    props: {
      decorations(state) {
        const place = cellPlaceOf(state);
        if (!place) return null;
        const end = place.tablePlace + place.table.nodeSize;
        return DecorationSet.create(state.doc, [
          Decoration.node(place.tablePlace, end, { class: 'sheet-table-current' }),
        ]);
      },
      handleTextInput: (view, _from, _to, text) =>
        replaceInCells(view, Fragment.from(view.state.schema.text(text))),
      handlePaste(view, _, { content }) {
        if (!cellPlaceOf(view.state)) return false;
        const inline = inlineOf(content);
        if (replaceInCells(view, inline)) return true;
        const { from, to, $to } = view.state.selection;
        if (to > $to.end()) return false;
        const tr = view.state.tr.replaceWith(from, to, inline);
        view.dispatch(tr.setSelection(TextSelection.create(tr.doc, from + inline.size)).scrollIntoView());
        return true;
      },
    },
  });

/** Deletes the selected text of each cell, and writes `inline` into the first. @returns whether several cells are selected */
export function replaceInCells(view: EditorView, inline: Fragment = Fragment.empty): boolean {
  const parts = selectedCellParts(view.state);
  const first = parts.at(-1);
  if (!first) return false;
  const { tr } = view.state;
  for (const { from, to } of parts) tr.delete(from, to);
  tr.insert(first.from, inline);
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, first.from + inline.size)).scrollIntoView());
  return true;
}

/** The text of blocks, with line breaks between them. */
function inlineOf(content: Fragment): Fragment {
  const inline: Node[] = [];
  const add = (node: Node) => {
    if (node.isInline) inline.push(node);
    else if (!node.isTextblock) node.forEach(add);
    else if (node.childCount > 0) {
      const lineBreak = inline.length > 0 ? node.type.schema.nodes.hardBreak?.create() : undefined;
      if (lineBreak) inline.push(lineBreak);
      node.forEach(add);
    }
  };
  content.forEach(add);
  return Fragment.fromArray(inline);
}

/** Whether a change of this user that begins in a table ends with a smaller table. Deleting the whole table is allowed. */
function dividesTable(tr: Transaction, state: EditorState): boolean {
  if (!tr.docChanged || tr.getMeta(ySyncPluginKey)) return false;
  const place = cellPlaceOf(state);
  if (!place) return false;
  const end = place.tablePlace + place.table.nodeSize;
  if (state.selection.to > end) return false;
  const start = tr.mapping.mapResult(place.tablePlace, 1);
  if (start.deletedAfter) return false;
  const table = tr.doc.nodeAt(start.pos);
  return table?.type.name !== 'table' || start.pos + table.nodeSize !== tr.mapping.map(end, -1);
}
