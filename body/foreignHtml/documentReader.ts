import { attributionOf } from './attribution.ts';
import { emphasisOf } from './emphasis.ts';
import { isNoteMark } from './footnoteMarks.ts';
import { emojiOf } from './hiddenElements.ts';
import type { InlineContext } from './inlineContext.ts';
import { InlineReader } from './inlineReader.ts';
import { isFigure } from './leftOut.ts';
import { numberingOf, wholeAttribute } from './listLabels.ts';
import {
  attributeOf,
  firstItem,
  hasClass,
  isElementNode,
  isTextNode,
  peekText,
  type SourceNode,
  tagOf,
} from './sourceNode.ts';
import { storableText } from './storableText.ts';
import type { Style } from './styles.ts';
import { tableBlockOf } from './tableBlock.ts';
import { isDataTable, TableRows } from './tableRows.ts';
import { TableText } from './tableText.ts';
import { fieldEdgeOf, isLabel, wordItemOf } from './wordMarkup.ts';

const blocks = new Set(
  `address article aside body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form
   header hgroup legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul blockquote
   h1 h2 h3 h4 h5 h6 title`.split(/\s+/),
);

const MAX_CAPTION_CHARACTERS = 300;

type Leave = () => void;
const nothing: Leave = () => {};

/** Reads one document; see `readForeignHtml`. */
export class DocumentReader extends InlineReader {
  readonly #root: SourceNode;
  #table: TableRows | null = null;
  /** elements whose text was read ahead */
  readonly #read = new Set<SourceNode>();
  /** whether the label of the block's list item was read: a list draws it, or it was written as text */
  #isLabelRead = false;

  constructor(root: SourceNode) {
    super(root);
    this.#root = root;
  }

  read() {
    const ancestors: { node: SourceNode; leave: Leave; context: InlineContext }[] = [];
    let node = this.#root.firstChild;
    while ((node || ancestors.length > 0) && !this.writer.isFull) {
      if (!node) {
        const left = ancestors.pop();
        left?.leave();
        if (left) this.context = left.context;
        node = left?.node.nextSibling ?? null;
        continue;
      }
      const context = this.context;
      if (isTextNode(node)) this.text(node.nodeValue ?? '');
      const leave = isElementNode(node) ? this.#enter(node) : null;
      if (leave && node.firstChild) {
        ancestors.push({ node, leave, context });
        node = node.firstChild;
        continue;
      }
      leave?.();
      this.context = context;
      node = node.nextSibling;
    }
    if (this.writer.isFull) this.losses.add('excess');
    this.leftOut.finish();
    return { blocks: this.writer.finish(), losses: this.losses.list() };
  }

  /** @returns the action at the end of the element; null if its content is not read */
  #enter(element: SourceNode): Leave | null {
    const style = this.styles.of(element);
    const tag = tagOf(element);
    const edge = fieldEdgeOf(style);
    if (edge) this.isInFieldCode = edge === 'begin';
    if (tag === 'br') return this.#lineBreak(element, style);
    if (this.#read.has(element)) return null;
    const emoji = emojiOf(element);
    if (emoji) this.text(emoji);
    if (emoji || (this.#isLabelRead && isLabel(style)) || this.leftOut.takes(element, style)) return null;
    if (tag === 'hr') return this.#divider(element);
    if (tag === 'caption' && this.#caption(element)) return null;
    if (!this.context.isLongMark && isNoteMark(element, style) && this.note(element)) return null;
    if (tag === 'a') this.link(element);
    if (!this.context.isLongMark && this.script(element, style)) return null;
    this.within(emphasisOf(element, style));
    if (blocks.has(tag)) return this.#block(element, style);
    if (style.get('display') !== 'block') return nothing;
    this.#endBlock();
    return () => this.#endBlock();
  }

  #endBlock(): void {
    this.#isLabelRead = false;
    this.endText();
    this.writer.startBlock(this.context.isPullQuote ? { type: 'pullQuote' } : { type: 'paragraph' });
  }

  #lineBreak(element: SourceNode, style: Style): null {
    if (style.get('page-break-before') === 'always' || hasClass(element, /^Apple-interchange-newline$/))
      this.#endBlock();
    else this.writer.lineBreak();
    return null;
  }

  /** Word draws a line of a third of the width above its footnotes, and one above its comments. */
  #divider(element: SourceNode): null {
    this.#endBlock();
    const isOfWord = hasClass(element, /^mso/i) || attributeOf(element, 'width') === '33%';
    if (!isOfWord) this.writer.divider();
    return null;
  }

  #block(element: SourceNode, style: Style): Leave {
    const tag = tagOf(element);
    if (tag === 'ul' || tag === 'ol' || tag === 'menu' || tag === 'dir') return this.#list(element, style);
    if (tag === 'table' && !this.#table && isDataTable(element)) return this.#dataTable();
    if (this.#table && /^t(?:head|[rdh])$/.test(tag)) return this.#tablePart(element, tag);
    if (tag === 'li') {
      this.#endBlock();
      const { height } = this.writer;
      this.writer.item(wholeAttribute(element, 'value'));
      return () => this.#close(height);
    }
    if (tag === 'blockquote') return this.#quote(element);
    this.#endBlock();
    if (isFigure(element)) {
      this.leftOut.startFigure();
      return () => {
        this.leftOut.endFigure();
        this.#endBlock();
      };
    }
    const [, level] = /^h([1-6])$/.exec(tag) ?? [];
    const item = wordItemOf(element, style, this.styles);
    this.#isLabelRead = item !== null;
    if (level) return this.#heading(Number(level), item?.label);
    if (!item) return () => this.#endBlock();
    const label = this.lists.startItem(item);
    if (label) this.text(label);
    return () => this.lists.endItem();
  }

  #heading(level: number, label = ''): Leave {
    this.within({ isHeading: true });
    this.writer.startBlock({ type: 'heading', attrs: { level: Math.min(4, Math.max(2, level)) } });
    if (label) this.text(`${label} `);
    return () => this.#endBlock();
  }

  #quote(element: SourceNode): Leave {
    this.lists.end();
    const { height } = this.writer;
    const isPullQuote = hasClass(element, /^(?:pull-?quote|is-style-pullquote)$/);
    if (isPullQuote) this.within({ isPullQuote });
    this.#endBlock();
    if (!isPullQuote) this.writer.quote();
    const attribution = attributionOf(element, this.leftOut.isSilent);
    if (attribution) this.#read.add(attribution.element);
    return () => {
      this.#endBlock();
      if (attribution) this.writer.attribute(attribution.text);
      this.#close(height);
    };
  }

  #list(element: SourceNode, style: Style): Leave {
    this.#endBlock();
    this.lists.end();
    const { height } = this.writer;
    if (tagOf(element) !== 'ol') this.writer.list('bullet');
    else {
      const first = firstItem(element);
      const numbering = numberingOf(element, style, first ? this.styles.of(first) : undefined);
      this.writer.list(numbering, wholeAttribute(element, 'start'));
    }
    return () => this.#close(height);
  }

  #close(height: number): void {
    this.#endBlock();
    this.lists.end();
    this.writer.closeTo(height);
  }

  #dataTable(): Leave {
    this.#endBlock();
    this.lists.end();
    const table = new TableRows();
    this.#table = table;
    return () => {
      this.#endBlock();
      table.endRow();
      this.#table = null;
      const block = tableBlockOf(table);
      if (!block || !this.writer.table(block)) this.#tableText(table);
    };
  }

  #tableText({ rows, caption }: TableRows): void {
    if (caption !== '') this.writer.paragraph([{ type: 'text', text: caption }]);
    const text = new TableText((content) => this.writer.paragraph(content));
    for (const row of rows) {
      if (this.writer.isFull) break;
      text.row(row);
    }
    text.end();
    this.losses.add('table');
  }

  /** Reads a caption of usual length ahead; another is text before the table. @returns whether it was read */
  #caption(element: SourceNode): boolean {
    const table = this.#table;
    const text = table ? peekText(element, MAX_CAPTION_CHARACTERS, this.leftOut.isSilent) : null;
    if (!table || text === null) return false;
    table.caption ||= storableText(text).replace(/\s+/gu, ' ').trim();
    return true;
  }

  #tablePart(element: SourceNode, tag: string): Leave {
    const table = this.#table;
    if (tag === 'thead') this.within({ isInTableHead: true });
    if (tag === 'thead' || !table) return nothing;
    if (tag === 'tr') return () => table.endRow();
    const isHeader = tag === 'th' || this.context.isInTableHead === true;
    this.#endBlock();
    this.writer.startCell();
    return () => table.cell(element, this.writer.takeCell(), isHeader);
  }
}
