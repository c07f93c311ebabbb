import { attributeOf, hasClass, type SourceNode, tagOf } from './sourceNode.ts';
import type { Style } from './styles.ts';

const forScreenReaders = /^(?:sr-only|visually-?hidden|screen-reader-text|a11y-hidden)$/i;

/** Whether an element is invisible: hidden text of Word, hidden by CSS, or for screen readers only. */
export function isHidden(element: SourceNode, style: Style): boolean {
  return (
    style.get('display') === 'none' ||
    /^(?:hidden|collapse)$/.test(style.get('visibility') ?? '') ||
    style.get('mso-hide') === 'all' ||
    /^0(?:\.0+)?(?:px|pt|em|rem|%)?$/.test(style.get('font-size') ?? '') ||
    /^0(?:\.0+)?%?$/.test(style.get('opacity') ?? '') ||
    /^rect\((?:0|1px)\b/.test(style.get('clip') ?? '') ||
    (element.getAttribute?.('hidden') ?? null) !== null ||
    hasClass(element, forScreenReaders)
  );
}

const deletedClass = /^(?:msoDel|DelTrackedChange|TrackChangeDelete\w*)$/i;

/**
 * Whether an element is deleted or struck-out text: by tracked changes, by a suggestion, or by hand. The story cannot mark it
 * as deleted.
 */
export function isDeleted(element: SourceNode, style: Style): boolean {
  return (
    /^(?:del|s|strike|w:del|w:deltext|w:movefrom)$/.test(tagOf(element)) ||
    /line-through/.test(`${style.get('text-decoration')} ${style.get('text-decoration-line')}`) ||
    hasClass(element, deletedClass)
  );
}

/** Removed without counting a loss: elements without text of the document, and controls. */
const nonContentTags = new Set(
  `script style meta link title head xml template noscript base col colgroup map datalist button select
   input textarea w:instrtext w:sdtpr w:rpr w:ppr w:sectpr param source track rp wbr`.split(/\s+/),
);

export const isMachinery = (element: SourceNode): boolean => nonContentTags.has(tagOf(element));

const embedded = new Set('iframe object embed video audio canvas svg math applet'.split(' '));

/** Whether an element shows something other than text and pictures. */
export const isEmbed = (element: SourceNode): boolean => embedded.has(tagOf(element));

/** Whether an element is a picture that counts as lost. Tracking pixels do not. */
export const isPicture = (element: SourceNode): boolean =>
  tagOf(element) === 'img' &&
  !(isTiny(attributeOf(element, 'width')) && isTiny(attributeOf(element, 'height')));

const isTiny = (size: string): boolean => /^[01](?:px)?$/.test(size.trim());

/** WordPress and others show emoji as pictures, with the character as alt text. */
export function emojiOf(element: SourceNode): string | null {
  const alt = attributeOf(element, 'alt');
  return tagOf(element) === 'img' && alt.length <= 20 && /^(?:\p{RGI_Emoji})+$/v.test(alt) ? alt : null;
}
