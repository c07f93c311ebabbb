import type { BodyNode } from '#body/bodyTypes.ts';
import { attributeOf, isElementNode, isTextNode, type SourceNode, tagOf, visit } from './sourceNode.ts';

/** Longer cells are columns of a page's layout, not facts. */
const MAX_CELL_CHARACTERS = 600;
/** Columns that are named and spanned; the cells of later ones stand without a name. */
const MAX_COLUMNS = 100;
/** Longer text is not written again in the rows that its cell spans. */
const MAX_REPEATED_CHARACTERS = 100;

const notOfFacts = /^(?:table|h[1-6]|blockquote|figure|ul|ol|hr)$/;

/**
 * Whether a table holds facts in rows and columns. Others only lay out a page or a mail: their cells are read like blocks.
 * Stops at a table within, so that tables within tables cost no more than their size.
 */
export function isDataTable(table: SourceNode): boolean {
  if (/^(?:presentation|none)$/.test(attributeOf(table, 'role'))) return false;
  let columns = 0;
  let cells = 0;
  let characters = 0;
  let isFactual = true;
  visit(table, (node) => {
    if (isTextNode(node)) characters += (node.nodeValue ?? '').trim().length;
    if (!isElementNode(node)) return 'into';
    const tag = tagOf(node);
    if (tag === 'tr') cells = 0;
    if (tag === 'td' || tag === 'th') columns = Math.max(columns, ++cells);
    if (/^t[rdh]$/.test(tag)) characters = 0;
    isFactual = !notOfFacts.test(tag) && characters <= MAX_CELL_CHARACTERS;
    return isFactual ? 'into' : 'stop';
  });
  return isFactual && characters <= MAX_CELL_CHARACTERS && columns > 1;
}

type Cell = { content: BodyNode[]; isHeader: boolean; columns: number; rows: number };
type Spanning = { content: BodyNode[]; rows: number };

/** Collects the rows of one table and writes each as a paragraph, as soon as it is whole. */
export class TableRows {
  #cells: Cell[] = [];
  #names: string[] = [];
  #header: BodyNode[] | null = null;
  #spanning = new Map<number, Spanning>();
  readonly #write: (content: BodyNode[]) => void;

  constructor(write: (content: BodyNode[]) => void) {
    this.#write = write;
  }

  /** @param isHeader whether the cell names others: `<th>`, or any within `<thead>` */
  cell(element: SourceNode, content: BodyNode[], isHeader: boolean): void {
    this.#cells.push({
      content,
      isHeader,
      columns: spanOf(element, 'colspan'),
      rows: spanOf(element, 'rowspan'),
    });
  }

  endRow(): void {
    const cells = this.#cells;
    this.#cells = [];
    if (cells.length === 0) return;
    const isHeaderRow = cells.every(({ isHeader }) => isHeader);
    if (isHeaderRow && cells.length > 1) {
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

  /** A row of names without rows below it is written as it is. */
  end(): void {
    if (this.#header && this.#header.length > 0) this.#write(this.#header);
    this.#header = null;
    this.#spanning.clear();
  }

  /** The cells of a row with the names of their columns; those that reach down from rows above are among them. */
  #placed(cells: Cell[]): Part[] {
    const parts: Part[] = [];
    let column = 0;
    const takeSpanning = () => {
      for (let above = this.#spanning.get(column); above; above = this.#spanning.get(column)) {
        parts.push({ content: above.content, name: this.#names[column] ?? '' });
        above.rows -= 1;
        if (above.rows === 0) this.#spanning.delete(column);
        column += 1;
      }
    };
    for (const { content, isHeader, columns, rows } of cells) {
      takeSpanning();
      const name = this.#names[column] ?? '';
      parts.push({ content, name, ...(isHeader && !name && { isRowName: true }) });
      if (rows > 1 && column < MAX_COLUMNS) {
        const isShort = wordsOf(content).length <= MAX_REPEATED_CHARACTERS;
        this.#spanning.set(column, { content: isShort ? content : [], rows: rows - 1 });
      }
      column += columns;
    }
    takeSpanning();
    const hasNames = this.#names.length > 0;
    while (parts.at(-1)?.content.length === 0) parts.pop();
    return hasNames ? parts.filter(({ content }) => content.length > 0) : parts;
  }
}

type Part = { content: BodyNode[]; name: string; isRowName?: boolean };

const spanOf = (cell: SourceNode, name: string): number =>
  Math.min(MAX_COLUMNS, Math.max(1, Number.parseInt(attributeOf(cell, name), 10) || 1));

const wordsOf = (content: BodyNode[]): string => content.map(({ text }) => text ?? ' ').join('');

const asText = (text: string): BodyNode => ({ type: 'text', text });

/** `Club: Rovers | Played: 31`; the name of a row is followed by a colon. */
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
