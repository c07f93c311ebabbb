import { BlockWriter } from './blockWriter.ts';
import { isBackArrow, isNoteMark, noteLabelOf } from './footnoteMarks.ts';
import { contextWith, type InlineContext, outermost } from './inlineContext.ts';
import { LeftOut } from './leftOut.ts';
import { linkTarget } from './linkTarget.ts';
import { LossTally } from './lossTally.ts';
import { ShortcodeFilter } from './shortcodes.ts';
import { attributeOf, linkWithin, peekText, type SourceNode, tagOf } from './sourceNode.ts';
import { storableText } from './storableText.ts';
import { type Style, Styles } from './styles.ts';
import { readSubscript, readSuperscript } from './superscripts.ts';
import { WordLists } from './wordLists.ts';

const MAX_SCRIPT_CHARACTERS = 40;
const MAX_LABEL_CHARACTERS = 12;

/** Reads the text of one document, with its links, superscripts, subscripts and marks of footnotes. */
export class InlineReader {
  protected readonly styles: Styles;
  protected readonly losses = new LossTally();
  protected readonly writer = new BlockWriter();
  protected readonly lists = new WordLists(this.writer);
  protected readonly leftOut: LeftOut;
  /** what applies to the text at the current place */
  protected context: InlineContext = outermost;
  protected isInFieldCode = false;
  readonly #shortcodes = new ShortcodeFilter(() => this.losses.add('shortcode'));

  constructor(root: SourceNode) {
    this.styles = new Styles(root);
    this.leftOut = new LeftOut(this.styles, this.losses);
  }

  /** Changes the context of the text within an element. */
  protected within(change: Partial<InlineContext>): void {
    this.context = contextWith(this.context, change);
  }

  /** Ends the code of a field, a shortcode and a lost passage, none of which continues in the next block. */
  protected endText(): void {
    this.isInFieldCode = false;
    this.#shortcodes.endBlock();
    this.losses.endPassage();
  }

  protected text(source: string): void {
    if (this.isInFieldCode) return;
    const text = this.#shortcodes.filter(storableText(source));
    if (text.trim() !== '') this.#beforeText();
    const lines = this.context.isPreformatted ? text.replace(/\r\n?/g, '\n').split('\n') : [text];
    for (const [at, line] of lines.entries()) {
      if (at > 0) this.writer.lineBreak();
      this.writer.text(line, this.context.marks);
    }
  }

  #beforeText(): void {
    this.lists.beforeText();
    this.losses.endPassage();
  }

  /** Writes the mark of a footnote as `[1]`, without its link. @returns whether the element was one */
  protected note(element: SourceNode): boolean {
    const text = peekText(element, MAX_LABEL_CHARACTERS * 3, this.leftOut.isSilent);
    if (text === null) {
      this.within({ isLongMark: true });
      return false;
    }
    if (text.trim() === '' || isBackArrow(text)) return true;
    const label = noteLabelOf(text);
    this.#beforeText();
    if (!label) this.writer.text(text, this.context.marks);
    else this.#writeNote(label);
    return true;
  }

  #writeNote(label: string): void {
    if (this.writer.tail !== '') this.losses.add('note');
    this.writer.note(label, this.context.marks);
  }

  /** Writes a superscript or subscript. @returns whether the element was one */
  protected script(element: SourceNode, style: Style): boolean {
    const tag = tagOf(element);
    const align = style.get('vertical-align');
    const isSuper = tag === 'sup' ? align !== 'baseline' : align === 'super';
    if (!isSuper && tag !== 'sub' && align !== 'sub') return false;
    const text = peekText(element, MAX_SCRIPT_CHARACTERS, this.leftOut.isSilent);
    if (text === null) this.within({ isLongMark: true });
    if (text === null || text.trim() === '') return false;
    const link = linkWithin(element);
    const isLinked = link !== null || this.context.linkLabel?.trim() === text.trim();
    const script = isSuper ? readSuperscript(text, this.writer.tail, isLinked) : readSubscript(text);
    this.#beforeText();
    if (link !== null && !link.includes('#')) this.within({ href: linkTarget(link) ?? this.context.href });
    if (script.is === 'note') this.#writeNote(script.label);
    else {
      if (script.is === 'marked') this.within({ script: isSuper ? 'superscript' : 'subscript' });
      this.text(script.text);
    }
    return true;
  }

  protected link(element: SourceNode): void {
    const address = attributeOf(element, 'href').trim();
    if (address === '') return;
    const href = linkTarget(address);
    const isEmpty = peekText(element, 0) === '';
    if (href === null && !isEmpty && !isNoteMark(element, this.styles.of(element))) this.losses.add('link');
    this.within({ href, linkLabel: peekText(element, MAX_LABEL_CHARACTERS) });
  }
}
