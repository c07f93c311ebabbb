import { isAttributeText } from './attributeRules.ts';
import { blockquoteBlock } from './blockquote.ts';
import type { BlockType } from './blockType.ts';
import { bulletListBlock } from './bulletList.ts';
import { dividerBlock } from './divider.ts';
import { entryBlock } from './entry.ts';
import { factBoxBlock } from './factBox.ts';
import { headingBlock } from './heading.ts';
import { listItemBlock } from './listItem.ts';
import { orderedListBlock } from './orderedList.ts';
import { paragraphBlock } from './paragraph.ts';
import { pictureBlock } from './picture.ts';
import { pictureCaptionBlock, pictureCreditBlock } from './pictureTexts.ts';
import { pullQuoteBlock } from './pullQuote.ts';
import { tableBlock } from './table.ts';
import { tableCellBlock, tableHeaderBlock } from './tableCell.ts';
import { tableRowBlock } from './tableRow.ts';

const registered = [
  paragraphBlock,
  headingBlock,
  entryBlock,
  bulletListBlock,
  orderedListBlock,
  listItemBlock,
  blockquoteBlock,
  pullQuoteBlock,
  pictureBlock,
  pictureCaptionBlock,
  pictureCreditBlock,
  dividerBlock,
  tableBlock,
  tableRowBlock,
  tableHeaderBlock,
  tableCellBlock,
  factBoxBlock,
] as const;

export type BlockName = (typeof registered)[number]['name'];

/** All types of blocks. The first, a paragraph, is the type of a new block. */
export const blockTypes: readonly BlockType<BlockName>[] = registered;

const byName = new Map<string, BlockType<BlockName>>(blockTypes.map((block) => [block.name, block]));

/** Undefined for text, line breaks and the document, and for blocks of a newer version of Copydesk. */
export const blockTypeOf = (name: string): BlockType<BlockName> | undefined => byName.get(name);

/** The names of the attributes with text that users write. */
export const textAttributesOf = (name: string): string[] =>
  Object.entries(blockTypeOf(name)?.attributes ?? {}).flatMap(([attribute, rule]) =>
    rule === isAttributeText ? [attribute] : [],
  );
