import { EditorState, TextSelection } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { bodySchema } from '#body/bodySchema.ts';
import type { BodyNode } from '#body/bodyTypes.ts';
import {
  addColumn,
  addRow,
  moveByCell,
  removeColumn,
  removeRow,
  type TableCommand,
  toggleHeaderRow,
} from './tableCommands.ts';
import { tableGuard } from './tableGuard.ts';
import { cellPlaceOf, selectedCellParts } from './tablePlace.ts';

/** `h:` before a text makes a header. */
const rowOf = (line: string): BodyNode => ({
  type: 'tableRow',
  content: line.split('|').map((cell) => {
    const text = cell.replace('h:', '');
    return {
      type: cell.startsWith('h:') ? 'tableHeader' : 'tableCell',
      ...(text && { content: [{ type: 'text', text }] }),
    };
  }),
});

/** A story with a table, and the caret at the end of the cell with a text. */
function stateOf(lines: string[], caretIn: string, until = caretIn): EditorState {
  const blocks = [
    { type: 'paragraph', content: [{ type: 'text', text: 'before' }] },
    { type: 'table', content: lines.map(rowOf) },
    { type: 'paragraph', content: [{ type: 'text', text: 'after' }] },
  ];
  const doc = bodySchema.nodeFromJSON({ type: 'doc', content: blocks });
  const endOf = (text: string) => {
    let end = 0;
    doc.descendants((node, place) => {
      if (node.isText && node.text === text) end = place + node.nodeSize;
    });
    return end;
  };
  const selection = TextSelection.create(doc, endOf(caretIn) - (until === caretIn ? 0 : 1), endOf(until));
  return EditorState.create({ doc, selection, plugins: [tableGuard()] });
}

const linesOf = (state: EditorState): string[] => {
  const lines: string[] = [];
  state.doc.descendants((node) => {
    if (node.type.name !== 'tableRow') return true;
    const cells: string[] = [];
    node.forEach((cell) => {
      cells.push(`${cell.type.name === 'tableHeader' ? 'h:' : ''}${cell.textContent}`);
    });
    lines.push(cells.join('|'));
    return false;
  });
  return lines;
};

function after(state: EditorState, command: TableCommand): EditorState {
  const place = cellPlaceOf(state);
  if (!place) throw new Error('no table here');
  const next = state.applyTransaction(command(state, place)).state;
  next.doc.check();
  return next;
}
const caretOf = (state: EditorState) => {
  const place = cellPlaceOf(state);
  return place && [place.row, place.column];
};

const league = ['h:Club|h:Points', 'h:Rovers|64', 'Gulls|9'];

test('a new row has the columns of the table, headers where the row above names its cells, and the caret', () => {
  const added = after(stateOf(league, '64'), addRow);
  expect(linesOf(added)).toEqual(['h:Club|h:Points', 'h:Rovers|64', 'h:|', 'Gulls|9']);
  expect(caretOf(added)).toEqual([2, 0]);
  expect(linesOf(after(stateOf(league, 'Club'), addRow))[1]).toBe('|');
});

test('a new column goes through every row, also where two people left the rows unequal', () => {
  const added = after(stateOf(['h:a|h:b', 'c', 'd|e|f'], 'a'), addColumn);
  expect(linesOf(added)).toEqual(['h:a|h:|h:b', 'c|', 'd||e|f']);
  expect(caretOf(added)).toEqual([0, 1]);
});

test('rows and columns are removed, and with the last of them the table', () => {
  const withoutRow = after(stateOf(league, '64'), removeRow);
  expect(linesOf(withoutRow)).toEqual(['h:Club|h:Points', 'Gulls|9']);
  expect(caretOf(withoutRow)).toEqual([1, 1]);
  const narrow = after(stateOf(league, '64'), removeColumn);
  expect(linesOf(narrow)).toEqual(['h:Club', 'h:Rovers', 'Gulls']);
  expect(linesOf(after(narrow, removeColumn))).toEqual([]);
  expect(linesOf(after(stateOf(['a|b'], 'b'), removeRow))).toEqual([]);
});

test('the first row becomes one of headers and back, with its text', () => {
  const plain = after(stateOf(league, '64'), toggleHeaderRow);
  expect(linesOf(plain)[0]).toBe('Club|Points');
  expect(linesOf(after(plain, toggleHeaderRow))[0]).toBe('h:Club|h:Points');
});

test('the caret moves by cell in reading order, and not beyond the table', () => {
  const moved = (from: string, step: 1 | -1) => {
    const state = stateOf(league, from);
    const tr = moveByCell(state, step);
    return tr && caretOf(state.apply(tr));
  };
  expect(moved('Points', 1)).toEqual([1, 0]);
  expect(moved('Rovers', -1)).toEqual([0, 1]);
  expect(moved('9', 1)).toBeNull();
  expect(moved('Club', -1)).toBeNull();
});

test('a selection over several cells is the selected part of each, the last first', () => {
  const state = stateOf(league, 'Rovers', 'Gulls');
  const texts = selectedCellParts(state).map(({ from, to }) => state.doc.textBetween(from, to));
  expect(texts).toEqual(['Gulls', '64', 's']);
  expect(selectedCellParts(stateOf(league, 'Rovers'))).toEqual([]);
  expect(selectedCellParts(stateOf(league, 'Rovers', 'after'))).toEqual([]);
});

test('no change from within a table divides it; it can be deleted as a whole, and text outside it is free', () => {
  const state = stateOf(league, '64');
  const paragraph = bodySchema.node('paragraph', null, bodySchema.text('x'));
  const { from } = state.selection;
  const divided = state.applyTransaction(state.tr.split(from, 3)).state;
  expect(linesOf(divided)).toEqual(league);
  const pasted = state.applyTransaction(state.tr.replaceWith(from, from, [paragraph, paragraph])).state;
  expect(pasted.doc.childCount).toBe(3);
  const place = cellPlaceOf(state);
  if (!place) throw new Error('no table here');
  const { tablePlace, table } = place;
  const deleted = state.applyTransaction(state.tr.delete(tablePlace, tablePlace + table.nodeSize)).state;
  expect(linesOf(deleted)).toEqual([]);
  const outside = stateOf(league, 'after');
  const { from: end } = outside.selection;
  expect(outside.applyTransaction(outside.tr.split(end)).state.doc.childCount).toBe(4);
});
