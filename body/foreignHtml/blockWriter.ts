import type { BlockName } from '#body/blocks/blockRegistry.ts';
import type { BodyMark, BodyNode } from '#body/bodyTypes.ts';
import { limits } from '#body/checkBody.ts';
import type { Numbering } from '../listNumbering.ts';
import { InlineWriter } from './inlineWriter.ts';
import { cellBreak } from './tableRows.ts';

/** Maximum nested containers. A list and its items are two levels; the body's limit is far higher. */
const MAX_CONTAINERS = 20;
/** Below the limits of a body, because a block adds nodes around the text that is counted. */
const MAX_NODES = limits.nodes - 2_000;
const MAX_CHARACTERS = limits.characters - 10_000;

type Container = BodyNode & { content: BodyNode[] };
/** The type and attributes of a block of text. */
type Kind = { type: BlockName; attrs?: Record<string, unknown> };
const plain: Kind = { type: 'paragraph' };

/**
 * Writes body nodes that the schema allows, whatever the order of the calls. Text outside a block, or an
 * item without a list, becomes a paragraph. Blocks that are nested too deep are written at the deepest level.
 */
export class BlockWriter {
  readonly #root: Container = { type: 'doc', content: [] };
  readonly #stack: Container[] = [this.#root];
  #inline: InlineWriter | null = null;
  #kind: Kind = plain;
  /** the content of a table's cell, as one run of text */
  #cell: BodyNode[] | null = null;
  #nodes = 0;
  #characters = 0;

  get isFull(): boolean {
    return this.#nodes >= MAX_NODES || this.#characters >= MAX_CHARACTERS;
  }

  /** The number of open containers, for `closeTo`. */
  get height(): number {
    return this.#stack.length;
  }

  get tail(): string {
    return this.#inline?.tail ?? '';
  }

  get isInItem(): boolean {
    return this.#top.type === 'listItem';
  }

  text(text: string, marks: readonly BodyMark[]): void {
    if (!this.#inline && text.trim() === '') return;
    const available = MAX_CHARACTERS - this.#characters;
    const fit = text.length > available ? text.slice(0, available).replace(/[\ud800-\udbff]$/, '') : text;
    this.#characters += text.length;
    this.#nodes += 1;
    this.#openInline().text(fit, marks);
  }

  note(label: string, marks: readonly BodyMark[]): void {
    this.#nodes += 1;
    this.#openInline().note(label, marks);
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

  /** Ignored within lists and cells, and where there is no text before it. */
  divider(): void {
    this.endBlock();
    const { type, content } = this.#top;
    const isAfterText = content.length > 0 && content.at(-1)?.type !== 'divider';
    if (!this.#cell && (type === 'doc' || type === 'blockquote') && isAfterText) {
      this.#nodes += 1;
      content.push({ type: 'divider' });
    }
  }

  quote(): void {
    this.endBlock();
    if (this.#cell || this.isInItem || isList(this.#top) || this.height >= MAX_CONTAINERS) return;
    this.#push({ type: 'blockquote', content: [] });
  }

  /** Names the author of the quotation that was written last: the open block quote, or else the pull quote. */
  attribute(attribution: string): void {
    this.endBlock();
    const last = this.#top.content.at(-1);
    const quote = last?.type === 'pullQuote' ? last : this.#top;
    if (quote.type === 'pullQuote' || quote.type === 'blockquote') quote.attrs = { attribution };
    else this.paragraph([{ type: 'text', text: attribution }]);
  }

  /** @param start the first number; ignored for bullets */
  list(numbering: Numbering | 'bullet', start = 1): void {
    this.endBlock();
    if (this.#cell || this.height >= MAX_CONTAINERS) return;
    if (isList(this.#top)) this.#enterLastItem();
    if (this.isInItem && this.#top.content.length === 0) this.#leaveEmptyItem();
    const before = this.#top.content.at(-1);
    // Word's online version writes each item as a separate list, with continuing numbers.
    const isContinued = before && nextNumberOf(before) === start && numberingOf(before) === numbering;
    if (isContinued) this.#stack.push(before as Container);
    else if (numbering === 'bullet') this.#push({ type: 'bulletList', content: [] });
    else this.#push({ type: 'orderedList', attrs: orderedAttributes(numbering, start), content: [] });
  }

  /** @param value the item's own number, if it has one */
  item(value?: number): void {
    this.endBlock();
    const list = this.#top;
    if (this.#cell || !isList(list)) return;
    if (value !== undefined && list.type === 'orderedList' && nextNumberOf(list) !== value) {
      const attrs = orderedAttributes(numberingOf(list), value);
      if (list.content.length === 0) list.attrs = attrs;
      else {
        this.#stack.pop();
        this.#push({ type: 'orderedList', attrs, content: [] });
      }
    }
    this.#push({ type: 'listItem', content: [] });
  }

  closeTo(height: number): void {
    this.endBlock();
    while (this.height > Math.max(1, height)) {
      const closed = this.#stack.pop();
      dropLastDivider(closed);
      const { content } = this.#top;
      if (closed?.content.length === 0 && content.at(-1) === closed) content.pop();
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

  /** @returns false if the body has no room for the table */
  table(table: BodyNode): boolean {
    this.endBlock();
    const nodes = (table.content ?? []).reduce((sum, { content = [] }) => sum + 1 + content.length, 1);
    if (this.#nodes + nodes > MAX_NODES) return false;
    this.#nodes += nodes;
    if (isList(this.#top)) this.#enterLastItem();
    if (this.isInItem && this.#top.content.length === 0) this.#top.content.push({ type: 'paragraph' });
    this.#top.content.push(table);
    return true;
  }

  finish(): BodyNode[] {
    this.#cell = null;
    this.closeTo(1);
    dropLastDivider(this.#root);
    return this.#root.content;
  }

  get #top(): Container {
    return this.#stack.at(-1) ?? this.#root;
  }

  #openInline(): InlineWriter {
    this.#inline ??= new InlineWriter();
    return this.#inline;
  }

  #push(node: Container): void {
    this.#nodes += 1;
    this.#top.content.push(node);
    this.#stack.push(node);
  }

  #put(kind: Kind, content: BodyNode[]): void {
    if (this.#cell) {
      if (this.#cell.length > 0) this.#cell.push(cellBreak);
      this.#cell.push(...content);
      return;
    }
    if (isList(this.#top)) this.#enterLastItem();
    this.#nodes += 1;
    // An item must begin with a paragraph.
    this.#top.content.push({ ...(this.isInItem ? plain : kind), content });
  }

  /** Removes an item that would contain only a list. The list belongs to the item before it. */
  #leaveEmptyItem(): void {
    const list = this.#stack.at(-2)?.content ?? [];
    const before = list.at(-2);
    if (before) {
      list.pop();
      this.#stack.pop();
      this.#stack.push(before as Container);
    } else this.#top.content.push({ type: 'paragraph' });
  }

  /** A list within a list belongs to the item before it. */
  #enterLastItem(): void {
    const last = this.#top.content.at(-1);
    if (last) this.#stack.push(last as Container);
    else this.#push({ type: 'listItem', content: [] });
  }
}

/** A divider stands between texts. */
function dropLastDivider(container: Container | undefined): void {
  if (container?.content.at(-1)?.type === 'divider') container.content.pop();
}

const isList = (node: BodyNode): boolean => node.type === 'orderedList' || node.type === 'bulletList';

const numberingOf = (list: BodyNode): Numbering => (list.attrs?.type as Numbering | undefined) ?? '1';

const nextNumberOf = (list: BodyNode): number | null =>
  list.type === 'orderedList' ? Number(list.attrs?.start ?? 1) + (list.content?.length ?? 0) : null;

const orderedAttributes = (numbering: Numbering, start: number): Record<string, unknown> => ({
  start: Math.min(start, 1_000_000),
  ...(numbering !== '1' && { type: numbering }),
});
