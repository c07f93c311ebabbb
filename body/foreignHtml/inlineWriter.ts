import type { BodyMark, BodyNode } from '#body/bodyTypes.ts';

/** Writes the content of one block: collapses white space like HTML, and writes marks and line breaks. */
export class InlineWriter {
  readonly nodes: BodyNode[] = [];
  /** the last characters written; they decide how a superscript is read */
  tail = '';
  #texts: string[] = [];
  #marks: readonly BodyMark[] = [];
  #needsSpace = false;

  get isEmpty(): boolean {
    return this.nodes.length === 0 && this.#texts.length === 0;
  }

  /** Writes text in which runs of spaces, tabs and line ends count as one space. */
  text(source: string, marks: readonly BodyMark[]): void {
    let text = source.replace(/[ \t\n\r\f]+/g, ' ');
    if ((this.isEmpty || /[ \n]$/.test(this.tail)) && text.startsWith(' ')) text = text.slice(1);
    if (text === '') return;
    if (this.#needsSpace && !/^[\s\u00a0]/.test(text)) text = ` ${text}`;
    this.#needsSpace = false;
    if (!isAlike(marks, this.#marks)) this.#flush();
    this.#marks = marks;
    this.#texts.push(text);
    this.tail = `${this.tail}${text.slice(-80)}`.slice(-80);
  }

  /** Writes a footnote's mark with spaces on both sides: `1998 [1]`. */
  note(label: string, marks: readonly BodyMark[]): void {
    const isFirst = this.isEmpty;
    const text = `[${label}]`;
    this.text(isFirst || /[\s\u00a0[(（]$/.test(this.tail) ? text : ` ${text}`, marks);
    this.#needsSpace = isFirst;
  }

  /** @returns false if the last node is a line break already: two line breaks end a paragraph */
  lineBreak(): boolean {
    if (this.isEmpty) return true;
    this.#flush();
    if (this.nodes.at(-1)?.type === 'hardBreak') return false;
    this.#trimEnd();
    this.nodes.push({ type: 'hardBreak' });
    this.tail = '\n';
    return true;
  }

  /** The written nodes, without spaces and line breaks at both ends. */
  finish(): BodyNode[] {
    this.#flush();
    this.#trimEnd();
    const first = this.nodes.findIndex(({ text }) => text !== undefined && text.trim() !== '');
    this.nodes.splice(0, Math.max(0, first));
    const [node] = this.nodes;
    if (node?.text) this.nodes[0] = { ...node, text: node.text.trimStart() };
    return this.nodes;
  }

  #trimEnd(): void {
    for (let last = this.nodes.at(-1); last; last = this.nodes.at(-1)) {
      const text = last.text?.trimEnd() ?? '';
      if (text !== '') {
        this.nodes[this.nodes.length - 1] = { ...last, text };
        return;
      }
      this.nodes.pop();
    }
  }

  #flush(): void {
    if (this.#texts.length === 0) return;
    const text = this.#texts.join('');
    this.#texts = [];
    this.nodes.push({ type: 'text', text, ...(this.#marks.length > 0 && { marks: [...this.#marks] }) });
  }
}

const isAlike = (a: readonly BodyMark[], b: readonly BodyMark[]): boolean =>
  a === b ||
  (a.length === b.length &&
    a.every(({ type, attrs }, at) => type === b[at]?.type && attrs?.href === b[at]?.attrs?.href));
