import type { AnyExtension } from '@tiptap/core';
import type MarkdownIt from 'markdown-it';
import type { ParseSpec } from 'prosemirror-markdown';
import type { BodyNode } from '#body/bodyTypes.ts';
import type { Markup } from '#body/elementMarkup.ts';
import type { PictureToRender } from '#body/pictureMarkup.ts';
import type { AttributeRule } from './attributeRules.ts';

/** The information with which a block is rendered. */
export type RenderContext = {
  /** `feed`: for feed readers, which have no style sheet and load one file for each picture */
  target: 'page' | 'feed';
  language: string;
  /** by asset id */
  pictures: Record<string, PictureToRender>;
  timeText(at: Date): string;
  /** the fragment of a block's address; undefined if it has none */
  anchorOf(node: BodyNode): string | undefined;
  /** an address of this site or of a place on the page, in the form for the target */
  addressOf(href: string): string;
};

/** The pictures of a Markdown text, by their names in it. The tokenizer finds them in `state.env.pictures`. */
export type MarkdownPictures = Record<string, { asset: number; caption?: string; credit?: string }>;

type MarkdownMapping = {
  /** Markdown that is parsed into the block's sample */
  sample: string;
} & (
  | {
      /** the name of markdown-it's token */
      token: string;
      /** changes the tokenizer so that it creates the token */
      prepare?(tokenizer: MarkdownIt): void;
      attributes?(token: Parameters<NonNullable<ParseSpec['getAttrs']>>[0]): Record<string, unknown>;
    }
  /** the block that replaces a parsed block; undefined if the parsed block is kept */
  | { replace(block: BodyNode): BodyNode | undefined }
);

/** A block that is one item of a comparison. It contains text or nothing; other blocks contain blocks. */
type Leaf = {
  /** whether its text belongs to the story, for plain text, word counts and search */
  isProse: boolean;
  /** its text in a comparison, and in plain text if it is prose; its content if absent */
  line?(node: BodyNode): string;
  /** only blocks of one kind are compared with each other; the type's name if absent */
  kind?(node: BodyNode): string;
};

/** The text of an attribute that readers see before or after the blocks in a block. A leaf has `line` instead. */
type Label = {
  /** the kind of its item in a comparison */
  kind: string;
  place: 'before' | 'after';
  /** empty if there is none */
  text(node: BodyNode): string;
};

/** A type of block, as the document, its checks, its renderers and its tests use it. */
export type BlockType<Name extends string = string> = {
  name: Name;
  /** the schema version that added it or last changed its attributes; 1 if absent */
  since?: number;
  node: AnyExtension;
  /** the attributes that input may contain; a type with `id` has block ids */
  attributes: Record<string, AttributeRule>;
  /** a CSS selector of the element that Copydesk's editor writes for it */
  ownHtml: string;
  /** whether it refers to data of this newsroom, so that no import may contain it */
  isOfNewsroom?: boolean;
  leaf?: Leaf;
  label?: Label;
  markdown?: MarkdownMapping;
  render(node: BodyNode, children: Markup[], context: RenderContext): Markup;
  /** its maximum bytes in the text edition, with `inner` bytes of content */
  htmlBytes(inner: number): number;
  /** the blocks that the text edition shows for it: texts of attributes become content, which can be divided between pages */
  inTextEdition?(node: BodyNode): BodyNode[];
  /** whether it is never the last block of a page */
  isKeptWithNext?: boolean;
  /** its second and later parts if it is too long for a page; `skipped` is the number of children before the part */
  continued?(node: BodyNode, content: BodyNode[], skipped: number): BodyNode[];
  /** the description of its attributes in the API's documentation */
  apiNote?: string;
  /** an example, or a block that contains one; for tests */
  sample: BodyNode;
};

export const defineBlock = <const Name extends string>(block: BlockType<Name>): BlockType<Name> => block;

/** How Tiptap reads and writes an attribute as `data-<name>`. */
export const dataAttribute = (name: string) => ({
  parseHTML: (element: HTMLElement) => element.getAttribute(`data-${name}`),
  renderHTML: (attributes: Record<string, unknown>) => ({ [`data-${name}`]: attributes[name] }),
});
