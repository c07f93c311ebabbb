import type { Node } from '@tiptap/pm/model';
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { type CellPlace, cellPlaceOf, columnCountOf, placeOfCell, withCaretIn } from './tablePlace.ts';

/** A change of the table around the caret. */
export type TableCommand = (state: EditorState, place: CellPlace) => Transaction;

const isHeaderRow = (row: Node): boolean =>
  Array.from({ length: row.childCount }, (_, at) => row.child(at)).every(
    ({ type }) => type.name === 'tableHeader',
  );

/** Adds a row below the caret's, and sets the caret into its first cell. A header of a row has a header below it. */
export const addRow: TableCommand = ({ tr, schema }, place) => {
  const { table, row } = place;
  const above = table.child(row);
  const isBelowHeaders = isHeaderRow(above);
  const cells = Array.from({ length: columnCountOf(table) }, (_, at) => {
    const isHeader = !isBelowHeaders && at < above.childCount && above.child(at).type.name === 'tableHeader';
    return schema.node(isHeader ? 'tableHeader' : 'tableCell');
  });
  const start = placeOfCell(place, row, 0) - 1 + above.nodeSize;
  return withCaretIn(tr.insert(start, schema.node('tableRow', null, cells)), start + 1);
};

/** Adds a column after the caret's, and sets the caret into its cell of the same row. */
export const addColumn: TableCommand = ({ tr, schema }, place) => {
  const { table, row, column } = place;
  for (let at = table.childCount - 1; at >= 0; at -= 1) {
    const isHeader = isHeaderRow(table.child(at));
    tr.insert(placeOfCell(place, at, column + 1), schema.node(isHeader ? 'tableHeader' : 'tableCell'));
  }
  const changed = { ...place, table: tr.doc.nodeAt(place.tablePlace) ?? table };
  return withCaretIn(tr, placeOfCell(changed, row, column + 1));
};

export const removeTable: TableCommand = ({ tr, schema }, { table, tablePlace }) => {
  tr.replaceWith(tablePlace, tablePlace + table.nodeSize, schema.node('paragraph'));
  return tr.setSelection(TextSelection.create(tr.doc, tablePlace + 1)).scrollIntoView();
};

export const removeRow: TableCommand = (state, place) => {
  const { table, row, column } = place;
  if (table.childCount === 1) return removeTable(state, place);
  const start = placeOfCell(place, row, 0) - 1;
  return caretAt(state.tr.delete(start, start + table.child(row).nodeSize), place, row, column);
};

export const removeColumn: TableCommand = (state, place) => {
  const { table, row, column } = place;
  if (columnCountOf(table) === 1) return removeTable(state, place);
  const { tr } = state;
  for (let at = table.childCount - 1; at >= 0; at -= 1) {
    const cells = table.child(at);
    const start = placeOfCell(place, at, column);
    if (cells.childCount === 1 && column === 0) tr.delete(start - 1, start - 1 + cells.nodeSize);
    else if (column < cells.childCount) tr.delete(start, start + cells.child(column).nodeSize);
  }
  return caretAt(tr, place, row, column);
};

/** Makes the first row one of headers, or one of ordinary cells. */
export const toggleHeaderRow: TableCommand = ({ tr, schema }, place) => {
  const row = place.table.child(0);
  const type = schema.nodes[isHeaderRow(row) ? 'tableCell' : 'tableHeader'];
  for (let at = 0; at < row.childCount; at += 1) tr.setNodeMarkup(placeOfCell(place, 0, at), type);
  return tr;
};

export const hasHeaderRow = ({ table }: CellPlace): boolean => isHeaderRow(table.child(0));

/** Moves the caret by one cell in reading order; null beyond the first and the last. */
export function moveByCell(state: EditorState, step: 1 | -1): Transaction | null {
  const place = cellPlaceOf(state);
  if (!place) return null;
  let { row, column } = place;
  column += step;
  if (column < 0) row -= 1;
  else if (column >= place.table.child(row).childCount) [row, column] = [row + 1, 0];
  if (row < 0 || row >= place.table.childCount) return null;
  if (column < 0) column = place.table.child(row).childCount - 1;
  return withCaretIn(state.tr, placeOfCell(place, row, column));
}

/** Sets the caret into the cell that is now at a place, or into the last one before it. */
function caretAt(tr: Transaction, place: CellPlace, row: number, column: number): Transaction {
  const table = tr.doc.nodeAt(place.tablePlace);
  if (table?.type.name !== 'table') return tr;
  const at = Math.min(row, table.childCount - 1);
  const last = table.child(at).childCount - 1;
  return withCaretIn(tr, placeOfCell({ ...place, table }, at, Math.min(column, last)));
}
