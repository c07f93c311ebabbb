import { isDeleted, isEmbed, isHidden, isMachinery, isPicture } from './hiddenElements.ts';
import type { LossTally } from './lossTally.ts';
import { attributeOf, hasClass, hasWords, type SourceNode, tagOf } from './sourceNode.ts';
import type { Style, Styles } from './styles.ts';
import { commentPartOf } from './wordMarkup.ts';

/** Decides which elements are left out of the story, and counts the losses. */
export class LeftOut {
  readonly #styles: Styles;
  readonly #losses: LossTally;
  #anchors = 0;
  #comments = 0;
  /** for each open figure, whether its picture was left out */
  #figures: { isLost: boolean }[] = [];

  constructor(styles: Styles, losses: LossTally) {
    this.#styles = styles;
    this.#losses = losses;
  }

  /** Whether the element is left out with its content. Counts the loss. */
  takes(element: SourceNode, style: Style): boolean {
    if (isMachinery(element)) return true;
    const comment = commentPartOf(element, style, this.#styles);
    if (comment) {
      this.#anchors += comment.anchors;
      this.#comments += comment.comments;
      return true;
    }
    if (isDeleted(element, style)) return this.#passage('deletion', element);
    if (isHidden(element, style)) return this.#passage('hidden', element);
    if (tagOf(element) === 'img') return this.#media('picture', isPicture(element));
    if (isEmbed(element)) return this.#media('embed', tagOf(element) !== 'svg' || hasWords(element));
    if (isCaption(element) && this.#figures.at(-1)?.isLost) {
      if (hasWords(element)) this.#losses.add('caption');
      return true;
    }
    return false;
  }

  /** Whether the text of an element is left out. Counts nothing. */
  readonly isSilent = (element: SourceNode): boolean => {
    const style = this.#styles.of(element);
    return (
      isMachinery(element) ||
      isDeleted(element, style) ||
      isHidden(element, style) ||
      commentPartOf(element, style, this.#styles) !== null
    );
  };

  startFigure(): void {
    this.#figures.push({ isLost: false });
  }

  endFigure(): void {
    this.#figures.pop();
  }

  /** Counts a comment once, also an anchor without its comment or a comment without its anchor. */
  finish(): void {
    this.#losses.raise('comment', Math.max(this.#anchors, this.#comments));
  }

  #passage(kind: 'deletion' | 'hidden', element: SourceNode): true {
    if (hasWords(element)) this.#losses.addPassage(kind);
    return true;
  }

  #media(kind: 'picture' | 'embed', isCounted: boolean): true {
    if (isCounted) this.#losses.add(kind);
    const figure = this.#figures.at(-1);
    if (figure && isCounted) figure.isLost = true;
    return true;
  }
}

/** An element that contains a picture and its caption. */
export const isFigure = (element: SourceNode): boolean =>
  tagOf(element) === 'figure' ||
  hasClass(element, /^wp-caption$/) ||
  attributeOf(element, 'role') === 'figure';

const isCaption = (element: SourceNode): boolean =>
  tagOf(element) === 'figcaption' || hasClass(element, /^wp-caption-text$/);
