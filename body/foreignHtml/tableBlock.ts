import type { BodyNode } from '#body/bodyTypes.ts';
import { MAX_REPEATED_CHARACTERS, type SourceCell, type TableRows, textOfCell } from './tableRows.ts';

/** Wider tables are data of a spreadsheet that no page shows; their rows become text. */
const MAX_BLOCK_COLUMNS = 50;
const MAX_CELLS = 10_000;

type GridCell = { content: BodyNode[]; isHeader: boolean };

/**
 * A table as a block of the schema; null if it has one row, or more columns or cells than a page can show. Merged cells are
 * parted: a header and a short cell are repeated in each row or column that they span, other cells are followed by empty ones.
 */
export function tableBlockOf({ rows, caption }: TableRows): BodyNode | null {
  const grid = gridOf(rows)?.filter((cells) => cells.some(({ content }) => content.length > 0));
  if (!grid || grid.length < 2) return null;
  const columns = Math.max(...grid.map((cells) => cells.length));
  const hasHeaders = grid.some((cells) => cells.some(({ isHeader }) => isHeader));
  const content = grid.map((cells, at) => rowOf(cells, columns, !hasHeaders && at === 0 && isSetOff(grid)));
  return { type: 'table', ...(caption !== '' && { attrs: { caption } }), content };
}

/** The cells of each row, each in its column; null above the limits. */
function gridOf(rows: SourceCell[][]): GridCell[][] | null {
  const spanning = new Map<number, { cell: GridCell; rows: number }>();
  let count = 0;
  const grid: GridCell[][] = [];
  for (const cells of rows) {
    const row: GridCell[] = [];
    const addSpanning = () => {
      for (let above = spanning.get(row.length); above; above = spanning.get(row.length)) {
        above.rows -= 1;
        if (above.rows === 0) spanning.delete(row.length);
        row.push(above.cell);
      }
    };
    for (const { content, isHeader, columns, rows: spannedRows } of cells) {
      addSpanning();
      for (let column = 0; column < columns && row.length <= MAX_BLOCK_COLUMNS; column += 1) {
        const shown = column === 0 || isHeader ? content : [];
        const isShort = textOfCell(shown).length <= MAX_REPEATED_CHARACTERS;
        const cell = { content: isShort ? shown : [], isHeader };
        if (spannedRows > 1) spanning.set(row.length, { cell, rows: spannedRows - 1 });
        row.push({ content: shown, isHeader });
      }
    }
    addSpanning();
    count += row.length;
    if (row.length > MAX_BLOCK_COLUMNS || count > MAX_CELLS) return null;
    grid.push(row);
  }
  return grid;
}

/** Whether the first row of a table without headers is in bold type, and no other: Word and Google Docs name no headers. */
function isSetOff(grid: GridCell[][]): boolean {
  const isBold = (cells: GridCell[]) =>
    cells.every(({ content }) =>
      content.every(({ text, marks }) => text === undefined || marks?.some(({ type }) => type === 'bold')),
    );
  const [first, ...others] = grid;
  return first !== undefined && isBold(first) && !others.some(isBold);
}

function rowOf(cells: GridCell[], columns: number, isHeaderRow: boolean): BodyNode {
  const missing = Array.from(
    { length: columns - cells.length },
    (): GridCell => ({ content: [], isHeader: false }),
  );
  const isNamed = isHeaderRow || cells.every(({ isHeader }) => isHeader);
  const content = [...cells, ...missing].map(({ content, isHeader }): BodyNode => {
    const type = isNamed || isHeader ? 'tableHeader' : 'tableCell';
    const shown = type === 'tableHeader' ? content.map(withoutBold) : content;
    return shown.length > 0 ? { type, content: shown } : { type };
  });
  return { type: 'tableRow', content };
}

/** Headers are in bold type by themselves. */
function withoutBold(node: BodyNode): BodyNode {
  const { marks = [], ...rest } = node;
  const others = marks.filter(({ type }) => type !== 'bold');
  return others.length > 0 ? { ...rest, marks: others } : rest;
}
