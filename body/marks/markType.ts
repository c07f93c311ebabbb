import type { Mark } from '@tiptap/core';
import type { AttributeRule } from '#body/blocks/attributeRules.ts';
import type { Markup } from '#body/elementMarkup.ts';

type MarkAttributes = Record<string, unknown>;

/** A type of mark on a run of text, as the document, its checks and its renderers use it. */
export type MarkType<Name extends string = string> = {
  name: Name;
  /** the schema version that added it or last changed its attributes; 1 if absent */
  since?: number;
  mark: Mark;
  /** the attributes that input may contain */
  attributes: Record<string, AttributeRule>;
  /** a CSS selector of the element that Copydesk's editor writes for it */
  ownHtml: string;
  render(inner: Markup, attributes: MarkAttributes, addressOf: (href: string) => string): Markup;
  /** the maximum bytes of its tags in the text edition, besides its address */
  tagBytes: number;
};

export const defineMark = <const Name extends string>(mark: MarkType<Name>): MarkType<Name> => mark;
