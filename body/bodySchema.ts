import { Extension, type Extensions, getSchema, Node } from '@tiptap/core';
import { Link } from '@tiptap/extension-link';
import { StarterKit, type StarterKitOptions } from '@tiptap/starter-kit';
import { blockTypes } from './blocks/blockRegistry.ts';
import { paragraphBlock } from './blocks/paragraph.ts';
import { isFitHref } from './href.ts';

/**
 * Increases whenever a node, mark or attribute is added. The server refuses older clients before they can change a draft.
 * The last change to a mark was in version 1.
 */
export const schemaVersion = Math.max(...blockTypes.map(({ since = 1 }) => since));

/**
 * A link ends with its text: text typed after it is not linked. Tiptap's own autolinks are off: they link every name with a
 * dot, also in the text of other users.
 */
const SafeLink = Link.extend({
  inclusive: false,
  addPasteRules: () => [],
  addAttributes: () => ({
    href: {
      isRequired: true,
      validate(href: unknown) {
        if (!isFitHref(href))
          throw new RangeError('A link may lead to http, https, mailto or this site only');
      },
    },
  }),
}).configure({
  HTMLAttributes: { target: null, rel: null, class: null },
  openOnClick: false,
  autolink: false,
  linkOnPaste: false,
  defaultProtocol: 'https',
  isAllowedUri: (href) => isFitHref(href),
});

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

const starterKitParts = [
  'blockquote',
  'bold',
  'bulletList',
  'code',
  'codeBlock',
  'document',
  'dropcursor',
  'gapcursor',
  'hardBreak',
  'heading',
  'horizontalRule',
  'italic',
  'link',
  'listItem',
  'listKeymap',
  'orderedList',
  'paragraph',
  'strike',
  'trailingNode',
  'underline',
  'undoRedo',
] satisfies (keyof StarterKitOptions)[];

/** Turns off every part of the kit. Undo belongs to the Y.Doc: the kit's would be a second history. */
const noParts: Partial<StarterKitOptions> = Object.fromEntries(
  starterKitParts.map((part) => [part, false] as const),
);

/** The extensions of a body, for browser, server and renderer. */
export const bodyExtensions: Extensions = [
  Node.create({ name: 'doc', topNode: true, content: '(block | entry)+' }),
  ...blockTypes.map(({ node }) => node), // before the keymap of lists, which must handle its keys first
  StarterKit.configure({
    ...noParts,
    bold: {},
    dropcursor: {},
    italic: {},
    listKeymap: {},
    gapcursor: undefined,
    hardBreak: undefined, // with their defaults
  }),
  SafeLink,
  BlockId,
];

/** Headline and standfirst: one paragraph of plain text, no marks. */
export const lineExtensions: Extensions = [
  Node.create({ name: 'doc', topNode: true, content: 'paragraph' }),
  paragraphBlock.node,
  StarterKit.configure(noParts),
];

export const bodySchema = getSchema(bodyExtensions);
export const lineSchema = getSchema(lineExtensions);
