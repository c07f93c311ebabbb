import { createElement, Fragment, type ReactNode } from 'react';
import { blockTypeOf } from './blocks/blockRegistry.ts';
import type { RenderContext } from './blocks/blockType.ts';
import { headings, isLeaf, leavesOf, textOf } from './bodyText.ts';
import type { Body, BodyMark, BodyNode } from './bodyTypes.ts';
import { type Markup, markup } from './elementMarkup.ts';
import { isFitHref } from './href.ts';
import { entriesOf } from './liveEntries.ts';
import { onPhones, type PictureProps, type PictureToRender, pictureMarkup } from './pictureMarkup.ts';

export { onPhones, type PictureToRender };

export type Rendering = {
  language: string;
  /** every picture that the body may show, by asset id; a figure without its picture is left out */
  pictures: Record<string, PictureToRender>;
  /** an entry's time as its place writes it; without it, in UTC */
  timeText?: (at: Date) => string;
} & (
  | { target?: 'page' }
  /** whole addresses, one file a picture, no styles; `addressOf` makes an address of this site or of the page whole */
  | { target: 'feed'; addressOf(href: string): string }
);

/** A picture as a React element. */
export const PictureView = (props: PictureProps): ReactNode => asReact(pictureMarkup(props));

/**
 * A checked body as React nodes. Needs no DOM. A block of a newer version shows its text; throws at marks and links that
 * the schema does not know.
 */
export function renderBody(body: Body, rendering: Rendering): ReactNode {
  const places = [...headings(body), ...entriesOf(body)];
  const anchors = new Map(places.map(({ node, id }) => [node, id]));
  const context: RenderContext = {
    target: 'page',
    addressOf: (href) => href,
    ...rendering,
    timeText: rendering.timeText ?? inUtc,
    anchorOf: (node) => anchors.get(node),
  };
  return asReact(body.content.map((block) => blockMarkup(block, context)));
}

const inUtc = (at: Date) => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

function blockMarkup(node: BodyNode, context: RenderContext): Markup {
  const markupOf = isLeaf(node) ? inlineMarkup : blockMarkup;
  const children = () => (node.content ?? []).map((child) => markupOf(child, context));
  const block = blockTypeOf(node.type);
  if (block) return block.render(node, children(), context);
  if (isLeaf(node)) return markup('p', null, ...children());
  return leavesOf(node).map((leaf) => blockMarkup(leaf, context));
}

function inlineMarkup(node: BodyNode, context: RenderContext): Markup {
  const inner = node.type === 'hardBreak' ? markup('br', null) : textOf(node);
  return (node.marks ?? []).reduce<Markup>((marked, mark) => markMarkup(mark, marked, context), inner);
}

function markMarkup({ type, attrs }: BodyMark, inner: Markup, { addressOf }: RenderContext): Markup {
  if (type === 'bold') return markup('strong', null, inner);
  if (type === 'italic') return markup('em', null, inner);
  if (type !== 'link') throw new Error(`A body cannot hold the mark ${type}`);
  const { href } = attrs ?? {};
  if (!isFitHref(href)) throw new Error('A body cannot hold that link'); // checked long before: a second lock
  const rel = /^https?:/i.test(href) ? 'external noopener' : undefined;
  return markup('a', { href: addressOf(href), rel }, inner);
}

function asReact(given: Markup): ReactNode {
  if (Array.isArray(given)) return createElement(Fragment, null, ...given.map(asReact));
  if (typeof given !== 'object' || given === null) return given;
  return createElement(given.tag, given.attributes, ...given.children.map(asReact));
}
