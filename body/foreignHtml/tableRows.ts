import type { BodyNode } from '#body/bodyTypes.ts';
import { attributeOf, isElementNode, isTextNode, type SourceNode, tagOf, visit } from './sourceNode.ts';

/** Longer cells are columns of a page's layout, not data. */
const MAX_CELL_CHARACTERS = 600;
/** Maximum columns with names and row spans. Cells of later columns are written without a name. */
const MAX_COLUMNS = 100;
/** Longer text is not repeated in the rows that its cell spans. */
const MAX_REPEATED_CHARACTERS = 100;

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

/** A cell that spans further rows: its content is repeated in that many rows. */
type Spanning = { content: BodyNode[]; rows: number };
type Cell = Spanning & { isHeader: boolean; columns: number };

/** Collects the rows of one table. Writes each as a paragraph once it is complete. */
export class TableRows {
  #cells: Cell[] = [];
  #names: string[] = [];
  #header: BodyNode[] | null = null;
  #spanning = new Map<number, Spanning>();
  readonly #write: (content: BodyNode[]) => void;

  constructor(write: (content: BodyNode[]) => void) {
    this.#write = write;
  }

  /** @param isHeader whether the cell names other cells: `<th>`, or any cell in `<thead>` */
  cell(element: SourceNode, content: BodyNode[], isHeader: boolean): void {
    const [columns, rows] = [spanOf(element, 'colspan'), spanOf(element, 'rowspan')];
    this.#cells.push({ content, isHeader, columns, rows });
  }

  endRow(): void {
    const cells = this.#cells;
    this.#cells = [];
    if (cells.length === 0) return;
    if (cells.length > 1 && cells.every(({ isHeader }) => isHeader)) {
      this.end();
      this.#header = joined(cells.map(({ content }) => ({ content, name: '' })));
      this.#names = cells.flatMap(({ content, columns }) => Array(columns).fill(wordsOf(content)));
      this.#names.length = Math.min(this.#names.length, MAX_COLUMNS);
      return;
    }
    const row = this.#placed(cells);
    if (row.length === 0) return;
    this.#header = null;
    this.#write(joined(row));
  }

  /** Ends the table. Writes a header row that has no rows below it. */
  end(): void {
    if (this.#header && this.#header.length > 0) this.#write(this.#header);
    this.#header = null;
    this.#spanning.clear();
  }

  /** The cells of a row with the names of their columns, including the cells of rows above that span this row. */
  #placed(cells: Cell[]): Part[] {
    const parts: Part[] = [];
    let column = 0;
    const addSpanningCells = () => {
      for (let above = this.#spanning.get(column); above; above = this.#spanning.get(column)) {
        parts.push({ content: above.content, name: this.#names[column] ?? '' });
        above.rows -= 1;
        if (above.rows === 0) this.#spanning.delete(column);
        column += 1;
      }
    };
    for (const { content, isHeader, columns, rows } of cells) {
      addSpanningCells();
      const name = this.#names[column] ?? '';
      parts.push({ content, name, ...(isHeader && !name && { isRowName: true }) });
      if (rows > 1 && column < MAX_COLUMNS) {
        const isShort = wordsOf(content).length <= MAX_REPEATED_CHARACTERS;
        this.#spanning.set(column, { content: isShort ? content : [], rows: rows - 1 });
      }
      column += columns;
    }
    addSpanningCells();
    while (parts.at(-1)?.content.length === 0) parts.pop();
    return this.#names.length > 0 ? parts.filter(({ content }) => content.length > 0) : parts;
  }
}

type Part = { content: BodyNode[]; name: string; isRowName?: boolean };

const spanOf = (cell: SourceNode, name: string): number =>
  Math.min(MAX_COLUMNS, Math.max(1, Number.parseInt(attributeOf(cell, name), 10) || 1));

const wordsOf = (content: BodyNode[]): string => content.map(({ text }) => text ?? ' ').join('');

const asText = (text: string): BodyNode => ({ type: 'text', text });

/** `Club: Rovers | Played: 31`. A colon follows the name of a row. */
function joined(parts: Part[]): BodyNode[] {
  return parts.flatMap(({ content, name, isRowName }, at) => {
    const before = at === 0 || parts[at - 1]?.isRowName ? [] : [asText(' | ')];
    const named = name === '' ? [] : [asText(`${name}${colonAfter(name)}`)];
    const filled = content.length > 0 ? content : [asText('–')];
    const after =
      isRowName && content.length > 0 && at < parts.length - 1 ? [asText(colonAfter(wordsOf(content)))] : [];
    return [...before, ...named, ...filled, ...after];
  });
}

function colonAfter(name: string): string {
  if (/[:：]\s*$/.test(name)) return ' ';
  return /\p{Script=Han}\s*$/u.test(name) ? '：' : ': ';
}
