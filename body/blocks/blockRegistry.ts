import { isAttributeText } from './attributeRules.ts';
import { blockquoteBlock } from './blockquote.ts';
import type { BlockType } from './blockType.ts';
import { bulletListBlock } from './bulletList.ts';
import { entryBlock } from './entry.ts';
import { figureBlock } from './figure.ts';
import { headingBlock } from './heading.ts';
import { listItemBlock } from './listItem.ts';
import { orderedListBlock } from './orderedList.ts';
import { paragraphBlock } from './paragraph.ts';
import { pullQuoteBlock } from './pullQuote.ts';

const registered = [
  paragraphBlock,
  headingBlock,
  entryBlock,
  bulletListBlock,
  orderedListBlock,
  listItemBlock,
  blockquoteBlock,
  pullQuoteBlock,
  figureBlock,
] as const;

export type BlockName = (typeof registered)[number]['name'];

/** Every type of block that a body may have, paragraphs first: a new block is one. */
export const blockTypes: readonly BlockType<BlockName>[] = registered;

const byName = new Map<string, BlockType<BlockName>>(blockTypes.map((block) => [block.name, block]));

/** Undefined for text, line breaks and the document, and for what a newer version of Copydesk brought. */
export const blockTypeOf = (name: string): BlockType<BlockName> | undefined => byName.get(name);

/** The names of attributes with words that people wrote. */
export const textAttributesOf = (name: string): string[] =>
  Object.entries(blockTypeOf(name)?.attributes ?? {}).flatMap(([attribute, rule]) =>
    rule === isAttributeText ? [attribute] : [],
  );
