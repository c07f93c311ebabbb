import type { BlockName } from '#body/blocks/blockRegistry.ts';
import type { BodyMark, BodyNode } from '#body/bodyTypes.ts';
import { limits } from '#body/checkBody.ts';
import type { Numbering } from '../listNumbering.ts';
import { InlineWriter } from './inlineWriter.ts';

/** A list and its items are two levels; the body's own limit is far above. */
const MAX_CONTAINERS = 20;
/** Room for what a block adds around the text that is counted. */
const MAX_NODES = limits.nodes - 2_000;
const MAX_CHARACTERS = limits.characters - 10_000;

type Container = { node: BodyNode & { content: BodyNode[] } };
/** A block of text without its text. */
type Kind = { type: BlockName; attrs?: Record<string, unknown> };
const plain: Kind = { type: 'paragraph' };

/**
 * Writes body nodes that the schema allows, whatever it is told: text makes itself a paragraph, an item without a list is
 * a paragraph, and what is nested too deep stands at the deepest level there is.
 */
export class BlockWriter {
  readonly #root: Container = { node: { type: 'doc', content: [] } };
  readonly #stack: Container[] = [this.#root];
  #inline: InlineWriter | null = null;
  #kind: Kind = plain;
  /** collects what a table's cell holds, as one run of text */
  #cell: BodyNode[] | null = null;
  #nodes = 0;
  #characters = 0;

  get isFull(): boolean {
    return this.#nodes >= MAX_NODES || this.#characters >= MAX_CHARACTERS;
  }

  /** How many containers are open; `closeTo` closes down to it. */
  get height(): number {
    return this.#stack.length;
  }

  get tail(): string {
    return this.#inline?.tail ?? '';
  }

  get isInItem(): boolean {
    return this.#top.node.type === 'listItem';
  }

  text(text: string, marks: readonly BodyMark[]): void {
    if (!this.#inline && text.trim() === '') return;
    const room = MAX_CHARACTERS - this.#characters;
    const fit = text.length > room ? text.slice(0, room).replace(/[\ud800-\udbff]$/, '') : text;
    this.#characters += text.length;
    this.#nodes += 1;
    this.#open().text(fit, marks);
  }

  note(label: string, marks: readonly BodyMark[]): void {
    this.#nodes += 1;
    this.#open().note(label, marks);
  }

  lineBreak(): void {
    if (!this.#inline) return;
    this.#nodes += 1;
    const kind = this.#kind;
    if (this.#inline.lineBreak()) return;
    this.endBlock();
    this.#kind = kind;
  }

  startBlock(kind: Kind): void {
    this.endBlock();
    this.#kind = kind;
  }

  endBlock(): void {
    const content = this.#inline?.finish() ?? [];
    const kind = this.#kind;
    this.#inline = null;
    this.#kind = plain;
    if (content.length > 0) this.#put(kind, content);
  }

  quote(): void {
    this.endBlock();
    if (this.#cell || this.isInItem || isList(this.#top.node) || this.height >= MAX_CONTAINERS) return;
    this.#push({ type: 'blockquote', content: [] });
  }

  /** @param start of the first number; ignored by bullets */
  list(numbering: Numbering | 'bullet', start = 1): void {
    this.endBlock();
    if (this.#cell || this.height >= MAX_CONTAINERS) return;
    if (isList(this.#top.node)) this.#enterLastItem();
    if (this.isInItem && this.#top.node.content.length === 0) this.#leaveEmptyItem();
    const before = this.#top.node.content.at(-1);
    // Word's online version makes each item a list of its own, whose numbers go on.
    if (
      before &&
      numbering !== 'bullet' &&
      nextNumberOf(before) === start &&
      numberingOf(before) === numbering
    ) {
      this.#stack.push({ node: before as Container['node'] });
      return;
    }
    if (numbering === 'bullet') this.#push({ type: 'bulletList', content: [] });
    else this.#push({ type: 'orderedList', attrs: orderedAttributes(numbering, start), content: [] });
  }

  /** @param value the item's own number, where it has one */
  item(value?: number): void {
    this.endBlock();
    const list = this.#top.node;
    if (this.#cell || !isList(list)) return;
    if (value !== undefined && list.type === 'orderedList' && nextNumberOf(list) !== value) {
      if (list.content.length === 0) list.attrs = orderedAttributes(numberingOf(list), value);
      else {
        this.#stack.pop();
        const attrs = orderedAttributes(numberingOf(list), value);
        this.#push({ type: 'orderedList', attrs, content: [] });
      }
    }
    this.#push({ type: 'listItem', content: [] });
  }

  closeTo(height: number): void {
    this.endBlock();
    while (this.height > Math.max(1, height)) {
      const closed = this.#stack.pop();
      if (closed?.node.content.length !== 0) continue;
      const { content } = this.#top.node;
      if (content.at(-1) === closed.node) content.pop();
    }
  }

  startCell(): void {
    this.endBlock();
    this.#cell = [];
  }

  takeCell(): BodyNode[] {
    this.endBlock();
    const cell = this.#cell ?? [];
    this.#cell = null;
    return cell;
  }

  paragraph(content: BodyNode[]): void {
    this.endBlock();
    this.#nodes += content.length;
    this.#put(plain, content);
  }

  finish(): BodyNode[] {
    this.#cell = null;
    this.closeTo(1);
    return this.#root.node.content;
  }

  get #top(): Container {
    return this.#stack.at(-1) ?? this.#root;
  }

  #open(): InlineWriter {
    this.#inline ??= new InlineWriter();
    return this.#inline;
  }

  #push(node: Container['node']): void {
    this.#nodes += 1;
    this.#top.node.content.push(node);
    this.#stack.push({ node });
  }

  #put(kind: Kind, content: BodyNode[]): void {
    if (this.#cell) {
      if (this.#cell.length > 0) this.#cell.push({ type: 'text', text: ' / ' });
      this.#cell.push(...content);
      return;
    }
    if (isList(this.#top.node)) this.#enterLastItem();
    this.#nodes += 1;
    const { node } = this.#top;
    // An item begins with a paragraph.
    node.content.push({ ...(node.type === 'listItem' ? plain : kind), content });
  }

  /** An item that would only hold a list is not made: the list belongs to the item before it. */
  #leaveEmptyItem(): void {
    const list = this.#stack.at(-2)?.node.content ?? [];
    const before = list.at(-2);
    if (before) {
      list.pop();
      this.#stack.pop();
      this.#stack.push({ node: before as Container['node'] });
    } else this.#top.node.content.push({ type: 'paragraph' });
  }

  /** A list within a list belongs to the item before it. */
  #enterLastItem(): void {
    const last = this.#top.node.content.at(-1);
    if (last) this.#stack.push({ node: last as Container['node'] });
    else this.#push({ type: 'listItem', content: [] });
  }
}

const isList = (node: BodyNode): boolean => node.type === 'orderedList' || node.type === 'bulletList';

const numberingOf = (list: BodyNode): Numbering => (list.attrs?.type as Numbering | undefined) ?? '1';

const nextNumberOf = (list: BodyNode): number | null =>
  list.type === 'orderedList' ? Number(list.attrs?.start ?? 1) + (list.content?.length ?? 0) : null;

const orderedAttributes = (numbering: Numbering, start: number): Record<string, unknown> => ({
  start: Math.min(start, 1_000_000),
  ...(numbering !== '1' && { type: numbering }),
});
