import type { AnyExtension, Editor, KeyboardShortcutCommand, Node } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import type { EditorContext } from './blockControls.ts';
import { focusLabelField, LabelField } from './labelField.ts';
import { createTableBar } from './tableBar.ts';
import { addRow, moveByCell } from './tableCommands.ts';
import { replaceInCells, tableGuard } from './tableGuard.ts';
import { cellPlaceOf } from './tablePlace.ts';

/** The schema's table with a field for its caption, and a bar of commands while the caret is in it. */
export function tableWithView(table: AnyExtension, context: EditorContext): AnyExtension {
  return (table as Node).extend({
    addNodeView() {
      return ({ node, editor, getPos }) => {
        const dom = element('div', 'sheet-table');
        const field = new LabelField(node, context.labelOf('caption', 'before'), { editor, getPos });
        const scroller = element('div', 'sheet-table-scroller');
        const drawn = element('table', '');
        const contentDOM = element('tbody', '');
        const bar = createTableBar(editor, context);
        drawn.append(contentDOM);
        scroller.append(drawn);
        dom.append(field.dom, scroller, bar);
        return {
          dom,
          contentDOM,
          update(next) {
            if (next.type !== node.type) return false;
            field.show(next);
            return true;
          },
          stopEvent: ({ target }) =>
            [field.dom, bar].some((part) => part.contains(target as globalThis.Node)),
          ignoreMutation: ({ target, type }) => type !== 'selection' && !contentDOM.contains(target),
        };
      };
    },
    addProseMirrorPlugins: () => [tableGuard()],
    addKeyboardShortcuts() {
      const { editor } = this;
      const inCell =
        (act: () => boolean): KeyboardShortcutCommand =>
        () =>
          cellPlaceOf(editor.state) !== null && act();
      const erase = (isAtEdge: (offset: number, size: number) => boolean) => () => {
        if (replaceInCells(editor.view)) return true;
        const { empty, $from } = editor.state.selection;
        return empty && isAtEdge($from.parentOffset, $from.parent.content.size);
      };
      return {
        Tab: inCell(() => next(editor)),
        'Shift-Tab': inCell(() => previous(editor)),
        Enter: inCell(() => replaceInCells(editor.view) || editor.commands.setHardBreak()),
        'Mod-Enter': inCell(() => leaveTable(editor)),
        Backspace: inCell(erase((offset) => offset === 0)),
        Delete: inCell(erase((offset, size) => offset === size)),
      };
    },
  });
}

/** To the next cell; after the last one, into a new row. */
function next(editor: Editor): boolean {
  const place = cellPlaceOf(editor.state);
  const tr = moveByCell(editor.state, 1) ?? (place && editor.isEditable ? addRow(editor.state, place) : null);
  if (tr) editor.view.dispatch(tr);
  return true;
}

/** To the cell before; from the first one, to the caption. */
function previous(editor: Editor): boolean {
  const tr = moveByCell(editor.state, -1);
  if (tr) editor.view.dispatch(tr);
  else focusLabelField(editor, 'table');
  return true;
}

/** To the text after the table, which is made if there is none. */
function leaveTable(editor: Editor): boolean {
  const place = cellPlaceOf(editor.state);
  if (!place) return false;
  const { tr, schema } = editor.state;
  const end = place.tablePlace + place.table.nodeSize;
  if (!tr.doc.resolve(end).nodeAfter?.isTextblock) tr.insert(end, schema.node('paragraph'));
  editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, end + 1)).scrollIntoView());
  return true;
}

function element<Tag extends 'div' | 'table' | 'tbody'>(tag: Tag, className: string) {
  return Object.assign(document.createElement(tag), { className });
}
