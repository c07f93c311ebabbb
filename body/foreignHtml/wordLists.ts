import type { BlockWriter } from './blockWriter.ts';
import { type ListNumber, readLabel } from './listLabels.ts';
import type { WordItem } from './wordMarkup.ts';

type OpenList = {
  /** the writer's height before the list was opened */
  height: number;
  level: number;
  list: string;
  /** the number of its last item; null for bullets */
  last: ListNumber | null;
};

/** Turns Word's paragraphs into lists. Keeps their numbers, which may begin at 5, continue after a paragraph, or be letters. */
export class WordLists {
  readonly #writer: BlockWriter;
  #open: OpenList[] = [];
  #isInItem = false;

  constructor(writer: BlockWriter) {
    this.#writer = writer;
  }

  /** Begins an item. @returns the label to write before the item's text, if no list can draw it */
  startItem({ level, list, label }: WordItem): string {
    this.#forgetClosed();
    this.#writer.endBlock();
    while ((this.#open.at(-1)?.level ?? 0) > level) this.#closeLast();
    const same = this.#open.at(-1)?.level === level ? this.#open.at(-1) : undefined;
    const parsed = readLabel(label, same?.last ?? undefined);
    if (parsed.is === 'text') {
      this.end();
      return /[、．）：]$/.test(parsed.text) ? parsed.text : `${parsed.text} `;
    }
    const last = parsed.is === 'number' ? parsed : null;
    const isNext =
      same?.last && last
        ? same.last.numbering === last.numbering && same.last.value + 1 === last.value
        : same && !same.last === !last;
    if (same && isNext && same.list === list) {
      this.#writer.closeTo(same.height + 1);
      same.last = last;
    } else {
      if (same) this.#closeLast();
      this.#open.push({ height: this.#writer.height, level, list, last });
      this.#writer.list(last?.numbering ?? 'bullet', last?.value);
    }
    this.#writer.item();
    this.#isInItem = true;
    return '';
  }

  endItem(): void {
    this.#writer.endBlock();
    this.#isInItem = false;
  }

  /** Call before text is written. Text outside items ends the lists. */
  beforeText(): void {
    if (!this.#isInItem && this.#open.length > 0) this.end();
  }

  end(): void {
    this.#forgetClosed();
    const [outermost] = this.#open;
    if (outermost) this.#writer.closeTo(outermost.height);
    this.#open = [];
    this.#isInItem = false;
  }

  #closeLast(): void {
    const closed = this.#open.pop();
    if (closed) this.#writer.closeTo(closed.height);
  }

  #forgetClosed(): void {
    while (this.#open.length > 0 && (this.#open.at(-1)?.height ?? 0) >= this.#writer.height) this.#open.pop();
  }
}
