import type { BodyNode } from '#body/bodyTypes.ts';
import { attributeOf, isElementNode, isTextNode, type SourceNode, tagOf, visit } from './sourceNode.ts';

/** Longer cells are columns of a page's layout, not data. */
const MAX_CELL_CHARACTERS = 600;
/** Maximum columns with names and row spans. Cells of later columns are written without a name. */
export const MAX_COLUMNS = 100;
/** Longer text is not repeated in the rows that its cell spans. */
export const MAX_REPEATED_CHARACTERS = 100;

const notInDataTable = /^(?:table|h[1-6]|blockquote|figure|ul|ol|hr)$/;

/**
 * Whether a table contains data in rows and columns. Other tables lay out a page or an email, and their cells are read like
 * blocks. Stops at a nested table, so that nested tables take time in proportion to their size.
 */
export function isDataTable(table: SourceNode): boolean {
  if (/^(?:presentation|none)$/.test(attributeOf(table, 'role'))) return false;
  let columns = 0;
  let cells = 0;
  let characters = 0;
  let isData = true;
  visit(table, (node) => {
    if (isTextNode(node)) characters += (node.nodeValue ?? '').trim().length;
    if (!isElementNode(node)) return 'into';
    const tag = tagOf(node);
    if (tag === 'tr') cells = 0;
    if (tag === 'td' || tag === 'th') columns = Math.max(columns, ++cells);
    if (/^t[rdh]$/.test(tag)) characters = 0;
    isData = !notInDataTable.test(tag) && characters <= MAX_CELL_CHARACTERS;
    return isData ? 'into' : 'stop';
  });
  return isData && characters <= MAX_CELL_CHARACTERS && columns > 1;
}

/** A cell as it is read: `columns` and `rows` are those that it spans, at least 1. */
export type SourceCell = { content: BodyNode[]; isHeader: boolean; columns: number; rows: number };

/** Parts two blocks in a cell. A table keeps it; text has a slash in its place. */
export const cellBreak: BodyNode = { type: 'hardBreak' };

/** Collects the rows of one table. */
export class TableRows {
  readonly rows: SourceCell[][] = [];
  caption = '';
  #cells: SourceCell[] = [];

  /** @param isHeader whether the cell names other cells: `<th>`, or any cell in `<thead>` */
  cell(element: SourceNode, content: BodyNode[], isHeader: boolean): void {
    const [columns, rows] = [spanOf(element, 'colspan'), spanOf(element, 'rowspan')];
    this.#cells.push({ content, isHeader, columns, rows });
  }

  endRow(): void {
    if (this.#cells.length > 0) this.rows.push(this.#cells);
    this.#cells = [];
  }
}

const spanOf = (cell: SourceNode, name: string): number =>
  Math.min(MAX_COLUMNS, Math.max(1, Number.parseInt(attributeOf(cell, name), 10) || 1));

/** The text of a cell; a line break counts as a space. */
export const textOfCell = (content: BodyNode[]): string => content.map(({ text }) => text ?? ' ').join('');
