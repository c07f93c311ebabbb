import { createElement, Fragment, type ReactNode } from 'react';
import { blockTypeOf } from './blocks/blockRegistry.ts';
import type { RenderContext } from './blocks/blockType.ts';
import { headings, isLeaf, leavesOf, textOf } from './bodyText.ts';
import type { Body, BodyMark, BodyNode } from './bodyTypes.ts';
import { type Markup, markup } from './elementMarkup.ts';
import { entriesOf } from './liveEntries.ts';
import { markTypeOf } from './marks/markRegistry.ts';
import { onPhones, type PictureProps, type PictureToRender, pictureMarkup } from './pictureMarkup.ts';
import { upgradeNode } from './upgradeNode.ts';

export { onPhones, type PictureToRender };

export type Rendering = {
  language: string;
  /** every picture that the body may show, by asset id; one without its asset is left out */
  pictures: Record<string, PictureToRender>;
  /** formats the time of an entry; in UTC if absent */
  timeText?: (at: Date) => string;
} & (
  | { target?: 'page' }
  /** absolute addresses, one file for each picture, no styles; `addressOf` makes addresses of the site or the page absolute */
  | { target: 'feed'; addressOf(href: string): string }
);

/** A picture as a React element. */
export const PictureView = (props: PictureProps): ReactNode => asReact(pictureMarkup(props));

/**
 * A checked body as React nodes, without a DOM. A block of a newer version is rendered as its text.
 * @throws for marks and links that the schema does not allow
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

function blockMarkup(given: BodyNode, context: RenderContext): Markup {
  const node = upgradeNode(given);
  const isText = isLeaf(node);
  const children = () =>
    (node.content ?? []).map((child) =>
      isText && !blockTypeOf(child.type) ? inlineMarkup(child, context) : blockMarkup(child, context),
    );
  const block = blockTypeOf(node.type);
  if (block) return block.render(node, children(), context);
  if (isText) return markup('p', null, ...children());
  return leavesOf(node).map((leaf) => blockMarkup(leaf, context));
}

function inlineMarkup(node: BodyNode, context: RenderContext): Markup {
  const inner = node.type === 'hardBreak' ? markup('br', null) : textOf(node);
  return (node.marks ?? []).reduce<Markup>((marked, mark) => markMarkup(mark, marked, context), inner);
}

function markMarkup({ type, attrs }: BodyMark, inner: Markup, { addressOf }: RenderContext): Markup {
  const mark = markTypeOf(type);
  if (!mark) throw new Error(`A body cannot hold the mark ${type}`);
  return mark.render(inner, attrs ?? {}, addressOf);
}

function asReact(node: Markup): ReactNode {
  if (Array.isArray(node)) return createElement(Fragment, null, ...node.map(asReact));
  if (typeof node !== 'object' || node === null) return node;
  return createElement(node.tag, node.attributes, ...node.children.map(asReact));
}
