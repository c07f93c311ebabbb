import { BlockWriter } from './blockWriter.ts';
import { emojiOf } from './hiddenElements.ts';
import { contextWith, emphasisOf, type InlineContext, outermost } from './inlineContext.ts';
import { isFigure, LeftOut } from './leftOut.ts';
import { linkTarget } from './linkTarget.ts';
import { numberingOf, wholeAttribute } from './listLabels.ts';
import { type Loss, LossTally } from './losses.ts';
import { ShortcodeFilter } from './shortcodes.ts';
import {
  attributeOf,
  firstItem,
  hasClass,
  isElementNode,
  isTextNode,
  linkWithin,
  peekText,
  type SourceNode,
  tagOf,
} from './sourceNode.ts';
import { type Style, Styles } from './styles.ts';
import { isBackArrow, isNoteMark, noteLabelOf, readSubscript, readSuperscript } from './superscripts.ts';
import { isDataTable, TableRows } from './tableRows.ts';
import { WordLists } from './wordLists.ts';
import { fieldEdgeOf, isLabel, wordItemOf } from './wordMarkup.ts';

const blocks = new Set(
  `address article aside body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form
   header hgroup legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul blockquote
   h1 h2 h3 h4 h5 h6 title`.split(/\s+/),
);
/** Control characters, lone surrogates and byte order marks: invisible, and not allowed in Postgres or feeds. */
const unfit = /(?![\t\n\f\r])[\p{Cc}\p{Cs}\ufeff\ufffe\uffff]/gu;
const MAX_SCRIPT_CHARACTERS = 40;
const MAX_LABEL_CHARACTERS = 12;

type Leave = () => void;
const nothing: Leave = () => {};

/** Reads one document; see `readForeignHtml`. */
export class DocumentReader {
  readonly #root: SourceNode;
  readonly #styles: Styles;
  readonly #losses = new LossTally();
  readonly #writer = new BlockWriter();
  readonly #lists = new WordLists(this.#writer);
  readonly #leftOut: LeftOut;
  readonly #shortcodes = new ShortcodeFilter(() => this.#losses.add('shortcode'));
  #context: InlineContext = outermost;
  #table: TableRows | null = null;
  #isInFieldCode = false;
  /** whether the label of the block's list item was read: a list draws it, or it was written as text */
  #isLabelRead = false;

  constructor(root: SourceNode) {
    this.#root = root;
    this.#styles = new Styles(root);
    this.#leftOut = new LeftOut(this.#styles, this.#losses);
  }

  read(): { blocks: ReturnType<BlockWriter['finish']>; losses: Loss[] } {
    const ancestors: { node: SourceNode; leave: Leave; context: InlineContext }[] = [];
    let node = this.#root.firstChild;
    while ((node || ancestors.length > 0) && !this.#writer.isFull) {
      if (!node) {
        const left = ancestors.pop();
        left?.leave();
        if (left) this.#context = left.context;
        node = left?.node.nextSibling ?? null;
        continue;
      }
      const context = this.#context;
      if (isTextNode(node)) this.#text(node.nodeValue ?? '');
      const leave = isElementNode(node) ? this.#enter(node) : null;
      if (leave && node.firstChild) {
        ancestors.push({ node, leave, context });
        node = node.firstChild;
        continue;
      }
      leave?.();
      this.#context = context;
      node = node.nextSibling;
    }
    if (this.#writer.isFull) this.#losses.add('excess');
    this.#leftOut.finish();
    return { blocks: this.#writer.finish(), losses: this.#losses.list() };
  }

  /** @returns the action at the end of the element; null if its content is not read */
  #enter(element: SourceNode): Leave | null {
    const style = this.#styles.of(element);
    const tag = tagOf(element);
    const edge = fieldEdgeOf(style);
    if (edge) this.#isInFieldCode = edge === 'begin';
    if (tag === 'br') return this.#lineBreak(element, style);
    if (tag === 'hr') this.#endBlock();
    const emoji = emojiOf(element);
    if (emoji) this.#text(emoji);
    if (emoji || (this.#isLabelRead && isLabel(style)) || this.#leftOut.takes(element, style)) return null;
    if (!this.#context.isLongMark && isNoteMark(element, style) && this.#note(element)) return null;
    if (tag === 'a') this.#link(element);
    if (!this.#context.isLongMark && this.#script(element, style)) return null;
    this.#context = contextWith(this.#context, emphasisOf(element, style));
    if (blocks.has(tag)) return this.#block(element, style);
    if (style.get('display') !== 'block') return nothing;
    this.#endBlock();
    return () => this.#endBlock();
  }

  #text(source: string): void {
    if (this.#isInFieldCode) return;
    const text = this.#shortcodes.filter(source.replace(unfit, ''));
    if (text.trim() !== '') this.#beforeText();
    const lines = this.#context.isPreformatted ? text.replace(/\r\n?/g, '\n').split('\n') : [text];
    for (const [at, line] of lines.entries()) {
      if (at > 0) this.#writer.lineBreak();
      this.#writer.text(line, this.#context.marks);
    }
  }

  #beforeText(): void {
    this.#lists.beforeText();
    this.#losses.endPassage();
  }

  #endBlock(): void {
    this.#isInFieldCode = false;
    this.#isLabelRead = false;
    this.#shortcodes.endBlock();
    this.#losses.endPassage();
    this.#writer.startBlock(this.#context.isPullQuote ? { type: 'pullQuote' } : { type: 'paragraph' });
  }

  #lineBreak(element: SourceNode, style: Style): null {
    if (style.get('page-break-before') === 'always' || hasClass(element, /^Apple-interchange-newline$/))
      this.#endBlock();
    else this.#writer.lineBreak();
    return null;
  }

  /** Writes the mark of a footnote as `[1]`, without its link. @returns whether the element was one */
  #note(element: SourceNode): boolean {
    const text = peekText(element, MAX_LABEL_CHARACTERS * 3, this.#leftOut.isSilent);
    if (text === null) {
      this.#context = contextWith(this.#context, { isLongMark: true });
      return false;
    }
    if (text.trim() === '' || isBackArrow(text)) return true;
    const label = noteLabelOf(text);
    this.#beforeText();
    if (!label) this.#writer.text(text, this.#context.marks);
    else this.#writeNote(label);
    return true;
  }

  #writeNote(label: string): void {
    if (this.#writer.tail !== '') this.#losses.add('note');
    this.#writer.note(label, this.#context.marks);
  }

  #script(element: SourceNode, style: Style): boolean {
    const tag = tagOf(element);
    const align = style.get('vertical-align');
    const isSuper = tag === 'sup' ? align !== 'baseline' : align === 'super';
    if (!isSuper && tag !== 'sub' && align !== 'sub') return false;
    const text = peekText(element, MAX_SCRIPT_CHARACTERS, this.#leftOut.isSilent);
    if (text === null) this.#context = contextWith(this.#context, { isLongMark: true });
    if (text === null || text.trim() === '') return false;
    const link = linkWithin(element);
    const isLinked = link !== null || this.#context.linkLabel?.trim() === text.trim();
    const script = isSuper ? readSuperscript(text, this.#writer.tail, isLinked) : readSubscript(text);
    this.#beforeText();
    if (link !== null && !link.includes('#'))
      this.#context = contextWith(this.#context, { href: linkTarget(link) ?? this.#context.href });
    if (script.is === 'note') this.#writeNote(script.label);
    else {
      if (script.isChanged) this.#losses.add('script');
      this.#text(script.text);
    }
    return true;
  }

  #link(element: SourceNode): void {
    const address = attributeOf(element, 'href').trim();
    if (address === '') return;
    const href = linkTarget(address);
    const isEmpty = peekText(element, 0) === '';
    if (href === null && !isEmpty && !isNoteMark(element, this.#styles.of(element))) this.#losses.add('link');
    this.#context = contextWith(this.#context, { href, linkLabel: peekText(element, MAX_LABEL_CHARACTERS) });
  }

  #block(element: SourceNode, style: Style): Leave {
    const tag = tagOf(element);
    if (tag === 'ul' || tag === 'ol' || tag === 'menu' || tag === 'dir') return this.#list(element, style);
    if (tag === 'table' && !this.#table && isDataTable(element)) return this.#dataTable();
    if (this.#table && /^t(?:head|[rdh])$/.test(tag)) return this.#tablePart(element, tag);
    if (tag === 'li') {
      this.#endBlock();
      const { height } = this.#writer;
      this.#writer.item(wholeAttribute(element, 'value'));
      return () => this.#close(height);
    }
    if (tag === 'blockquote') return this.#quote(element);
    this.#endBlock();
    if (isFigure(element)) {
      this.#leftOut.startFigure();
      return () => {
        this.#leftOut.endFigure();
        this.#endBlock();
      };
    }
    const [, level] = /^h([1-6])$/.exec(tag) ?? [];
    const item = wordItemOf(element, style, this.#styles);
    this.#isLabelRead = item !== null;
    if (level) return this.#heading(Number(level), item?.label);
    if (!item) return () => this.#endBlock();
    const label = this.#lists.startItem(item);
    if (label) this.#text(label);
    return () => this.#lists.endItem();
  }

  #heading(level: number, label = ''): Leave {
    this.#context = contextWith(this.#context, { isHeading: true });
    this.#writer.startBlock({ type: 'heading', attrs: { level: Math.min(4, Math.max(2, level)) } });
    if (label) this.#text(`${label} `);
    return () => this.#endBlock();
  }

  #quote(element: SourceNode): Leave {
    this.#lists.end();
    const { height } = this.#writer;
    const isPullQuote = hasClass(element, /^(?:pull-?quote|is-style-pullquote)$/);
    if (isPullQuote) this.#context = contextWith(this.#context, { isPullQuote });
    this.#endBlock();
    if (!isPullQuote) this.#writer.quote();
    return () => this.#close(height);
  }

  #list(element: SourceNode, style: Style): Leave {
    this.#endBlock();
    this.#lists.end();
    const { height } = this.#writer;
    if (tagOf(element) !== 'ol') this.#writer.list('bullet');
    else {
      const first = firstItem(element);
      const numbering = numberingOf(element, style, first ? this.#styles.of(first) : undefined);
      this.#writer.list(numbering, wholeAttribute(element, 'start'));
    }
    return () => this.#close(height);
  }

  #close(height: number): void {
    this.#endBlock();
    this.#lists.end();
    this.#writer.closeTo(height);
  }

  #dataTable(): Leave {
    this.#endBlock();
    this.#lists.end();
    const table = new TableRows((content) => this.#writer.paragraph(content));
    this.#table = table;
    return () => {
      table.endRow();
      table.end();
      this.#table = null;
      this.#losses.add('table');
    };
  }

  #tablePart(element: SourceNode, tag: string): Leave {
    const table = this.#table;
    if (tag === 'thead') this.#context = contextWith(this.#context, { isInTableHead: true });
    if (tag === 'thead' || !table) return nothing;
    if (tag === 'tr') return () => table.endRow();
    const isHeader = tag === 'th' || this.#context.isInTableHead === true;
    this.#endBlock();
    this.#writer.startCell();
    return () => table.cell(element, this.#writer.takeCell(), isHeader);
  }
}
