import type { BodyNode } from '#body/bodyTypes.ts';
import { cellBreak, MAX_COLUMNS, MAX_REPEATED_CHARACTERS, type SourceCell, textOfCell } from './tableRows.ts';

/** A cell that spans further rows: its content is repeated in that many rows. */
type Spanning = { content: BodyNode[]; rows: number };

/** Writes the rows of a table that no block can hold as paragraphs, for a writer that may become full. */
export class TableText {
  #names: string[] = [];
  #header: BodyNode[] | null = null;
  #spanning = new Map<number, Spanning>();
  readonly #write: (content: BodyNode[]) => void;

  constructor(write: (content: BodyNode[]) => void) {
    this.#write = write;
  }

  row(cells: SourceCell[]): void {
    if (cells.length > 1 && cells.every(({ isHeader }) => isHeader)) {
      this.end();
      this.#header = joined(cells.map(({ content }) => ({ content, name: '' })));
      this.#names = cells.flatMap(({ content, columns }) => Array(columns).fill(textOfCell(content)));
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
  #placed(cells: SourceCell[]): Part[] {
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
        const isShort = textOfCell(content).length <= MAX_REPEATED_CHARACTERS;
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

const asText = (text: string): BodyNode => ({ type: 'text', text });

/** `Club: Rovers | Played: 31`. A colon follows the name of a row. */
function joined(parts: Part[]): BodyNode[] {
  return parts.flatMap(({ content, name, isRowName }, at) => {
    const before = at === 0 || parts[at - 1]?.isRowName ? [] : [asText(' | ')];
    const named = name === '' ? [] : [asText(`${name}${colonAfter(name)}`)];
    const filled = content.length > 0 ? content : [asText('–')];
    const after =
      isRowName && content.length > 0 && at < parts.length - 1
        ? [asText(colonAfter(textOfCell(content)))]
        : [];
    const inLine = filled.map((node) => (node === cellBreak ? asText(' / ') : node));
    return [...before, ...named, ...inLine, ...after];
  });
}

function colonAfter(name: string): string {
  if (/[:：]\s*$/.test(name)) return ' ';
  return /\p{Script=Han}\s*$/u.test(name) ? '：' : ': ';
}
