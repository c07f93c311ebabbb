import type { Node } from '@tiptap/pm/model';
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';

/** The cell around the caret, or around the start of the selection. */
export type CellPlace = {
  table: Node;
  /** the position before the table */
  tablePlace: number;
  row: number;
  column: number;
};

export function cellPlaceOf({ selection: { $from } }: EditorState): CellPlace | null {
  for (let depth = $from.depth; depth > 1; depth -= 1) {
    const table = $from.node(depth - 2);
    if (depth > 2 && $from.node(depth).type.spec.isolating && table.type.name === 'table')
      return {
        table,
        tablePlace: $from.before(depth - 2),
        row: $from.index(depth - 2),
        column: $from.index(depth - 1),
      };
  }
  return null;
}

/** The position before a cell; before the end of the row if the row is shorter. */
export function placeOfCell({ table, tablePlace }: CellPlace, row: number, column: number): number {
  let place = tablePlace + 1;
  for (let at = 0; at < row; at += 1) place += table.child(at).nodeSize;
  place += 1;
  const cells = table.child(row);
  for (let at = 0; at < Math.min(column, cells.childCount); at += 1) place += cells.child(at).nodeSize;
  return place;
}

/** The number of columns: rows may differ in length. */
export function columnCountOf(table: Node): number {
  let count = 0;
  table.forEach((row) => {
    count = Math.max(count, row.childCount);
  });
  return count;
}

/** Sets the caret to the end of a cell's text. */
export function withCaretIn(tr: Transaction, cellStart: number): Transaction {
  const cell = tr.doc.nodeAt(cellStart);
  return cell
    ? tr.setSelection(TextSelection.create(tr.doc, cellStart + cell.nodeSize - 1)).scrollIntoView()
    : tr;
}

/** The parts of the selection in each of the cells that it covers, the last first; empty if it is within one cell. */
export function selectedCellParts({ doc, selection }: EditorState): { from: number; to: number }[] {
  const { $from, $to, from, to } = selection;
  const isWithinTable = $from.sharedDepth(to) > 0 && !$from.sameParent($to);
  if (!isWithinTable || !/^table(?:Row)?$/.test($from.node($from.sharedDepth(to)).type.name)) return [];
  const parts: { from: number; to: number }[] = [];
  doc.nodesBetween(from, to, (node, place) => {
    if (!node.isTextblock) return true;
    parts.unshift({ from: Math.max(from, place + 1), to: Math.min(to, place + node.nodeSize - 1) });
    return false;
  });
  return parts;
}
