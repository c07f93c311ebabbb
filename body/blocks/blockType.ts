import type { AnyExtension } from '@tiptap/core';
import type MarkdownIt from 'markdown-it';
import type { ParseSpec } from 'prosemirror-markdown';
import type { BodyNode } from '#body/bodyTypes.ts';
import type { Markup } from '#body/elementMarkup.ts';
import type { PictureToRender } from '#body/pictureMarkup.ts';
import type { AttributeRule } from './attributeRules.ts';

/** What a block may use to show itself. */
export type RenderContext = {
  /** `feed`: for other people's readers, which have no style sheet of ours and fetch one file a picture */
  target: 'page' | 'feed';
  language: string;
  /** by asset id */
  pictures: Record<string, PictureToRender>;
  timeText(at: Date): string;
  /** by what the address of a block ends; undefined where it has none */
  anchorOf(node: BodyNode): string | undefined;
  /** an address of this site or a place on the page, as the target needs it */
  addressOf(href: string): string;
};

/** Pictures that Markdown shows, by the name that it gives them. */
export type MarkdownPictures = Record<string, { asset: number; caption?: string; credit?: string }>;

type MarkdownMapping = {
  /** Markdown that becomes the block's sample */
  sample: string;
} & (
  | {
      /** of markdown-it */
      token: string;
      /** changes the tokenizer so that it makes the token */
      prepare?(tokenizer: MarkdownIt): void;
      attributes?(
        token: Parameters<NonNullable<ParseSpec['getAttrs']>>[0],
        pictures: MarkdownPictures,
      ): Record<string, unknown>;
    }
  /** the block that another stands for; undefined where it stands for itself */
  | { replace(block: BodyNode): BodyNode | undefined }
);

/** A block that is one item of a comparison: it holds text, or nothing. Other blocks hold blocks. */
type Leaf = {
  /** whether its words are the story's: plain text, counts and search have them */
  isProse: boolean;
  /** what a comparison shows of it, where that is not its text */
  line?(node: BodyNode): string;
  /** blocks of one kind may be changes of one another; the type's name where it is absent */
  kind?(node: BodyNode): string;
};

/** A type of block: what the document, its checks, its readers and its tests need to know of it. */
export type BlockType<Name extends string = string> = {
  name: Name;
  /** the schema's version that brought it or last changed its attributes; the first one where it is absent */
  since?: number;
  node: AnyExtension;
  /** attributes that may come from outside; `id` makes it one of those that carry a block id */
  attributes: Record<string, AttributeRule>;
  /** what one of our own editors writes for it, as a CSS selector */
  ownHtml: string;
  /** whether it speaks of what only this newsroom has: no import may bring it */
  isOfNewsroom?: boolean;
  leaf?: Leaf;
  markdown?: MarkdownMapping;
  render(node: BodyNode, children: Markup[], context: RenderContext): Markup;
  /** bytes that it takes in the text edition, at most, around or with so many of its content */
  htmlBytes(inner: number): number;
  /** whether no page ends with it */
  isKeptWithNext?: boolean;
  /** its second and later parts where it is too long for a page; `skipped` counts the children before a part */
  continued?(node: BodyNode, content: BodyNode[], skipped: number): BodyNode[];
  /** what the description of the API says of its attributes */
  apiNote?: string;
  /** a block of a body that is one, or holds one; for tests */
  sample: BodyNode;
};

export const defineBlock = <const Name extends string>(block: BlockType<Name>): BlockType<Name> => block;
