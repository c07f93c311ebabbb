import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { BlockControls } from './blockControls.ts';
import { insertBlockAtCaret } from './insertBlock.ts';
import { focusTableBar } from './tableBar.ts';
import { tableWithView } from './tableView.ts';

const NEW_ROWS = 3;
const NEW_COLUMNS = 3;

export const tableControls: BlockControls = {
  formats: [
    {
      name: 'table',
      key: 'Mod-Alt-g',
      isOutsideToolbar: true,
      words: 'table grid rows columns biaoge 表格',
      /** In a table, goes to its commands. */
      apply: (editor) => focusTableBar(editor) || insertBlockAtCaret(editor, newTable(editor), 'inside'),
    },
  ],
  withView: tableWithView,
};

/** An empty table with a header row. */
function newTable({ schema }: Editor): Node {
  const rowOf = (type: string) =>
    schema.node(
      'tableRow',
      null,
      Array.from({ length: NEW_COLUMNS }, () => schema.node(type)),
    );
  const rows = Array.from({ length: NEW_ROWS }, (_, at) => rowOf(at === 0 ? 'tableHeader' : 'tableCell'));
  return schema.node('table', null, rows);
}
