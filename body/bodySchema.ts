import { Extension, type Extensions, getSchema, Node } from '@tiptap/core';
import { HardBreak } from '@tiptap/extension-hard-break';
import { ListKeymap } from '@tiptap/extension-list/keymap';
import { Text } from '@tiptap/extension-text';
import { Dropcursor } from '@tiptap/extensions/drop-cursor';
import { Gapcursor } from '@tiptap/extensions/gap-cursor';
import { blockTypes } from './blocks/blockRegistry.ts';
import { paragraphBlock } from './blocks/paragraph.ts';
import { markTypes } from './marks/markRegistry.ts';

/** The schema version that last added or changed a mark or an attribute that only drafts have. */
const DRAFT_PARTS_SINCE = 3;

/** Increases whenever a node, mark or attribute is added. The server refuses older clients before they can change a draft. */
export const schemaVersion = Math.max(
  DRAFT_PARTS_SINCE,
  ...[...blockTypes, ...markTypes].map(({ since = 1 }) => since),
);

/**
 * An id that a block keeps through edits, so that two versions can be compared. `readDraft` takes it from Yjs, which has an
 * id for every element. In the editor it is always absent: y-tiptap 3.0.9 regards a block with a known attribute as moved,
 * and resets the caret to its old offset while others type.
 */
const BlockId = Extension.create({
  name: 'blockId',
  addGlobalAttributes() {
    const id = {
      default: null,
      keepOnSplit: false,
      validate: 'string|null',
      parseHTML: () => null, // a pasted block gets a new id
      renderHTML: () => ({}),
    };
    return [{ types: identified, attributes: { id } }];
  },
});

/** The nodes that carry a block id. */
export const identified = blockTypes
  .filter(({ attributes }) => attributes.id)
  .map(({ name }): string => name);

/** The extensions of a body, for browser, server and renderer. */
export const bodyExtensions: Extensions = [
  Node.create({ name: 'doc', topNode: true, content: '(block | entry | factBox)+' }),
  ...blockTypes.map(({ node }) => node), // before the keymap of lists, which must handle its keys first
  Dropcursor,
  Gapcursor,
  HardBreak,
  ListKeymap,
  Text,
  ...markTypes.map(({ mark }) => mark), // in canonical order: the schema sorts marks by it
  BlockId,
];

/** Headline and standfirst: one paragraph of plain text, no marks. */
export const lineExtensions: Extensions = [
  Node.create({ name: 'doc', topNode: true, content: 'paragraph' }),
  paragraphBlock.node,
  Text,
];

export const bodySchema = getSchema(bodyExtensions);
export const lineSchema = getSchema(lineExtensions);
