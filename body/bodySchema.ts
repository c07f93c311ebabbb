import { Extension, type Extensions, getSchema, Node } from '@tiptap/core';
import { Link } from '@tiptap/extension-link';
import { StarterKit, type StarterKitOptions } from '@tiptap/starter-kit';
import { blockTypes } from './blocks/blockRegistry.ts';
import { paragraphBlock } from './blocks/paragraph.ts';
import { isFitHref } from './href.ts';

/**
 * Raised whenever a node, mark or attribute is added: an older client is then refused before it can touch a draft. The
 * last change to a mark was in version 1.
 */
export const schemaVersion = Math.max(...blockTypes.map(({ since = 1 }) => since));

/**
 * A link goes no further than its text: what is typed after it is not linked. Tiptap's own ways of making links are off:
 * they link every name that has a dot in it, also in what others type.
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
 * A name that stays with a block through edits, so that two versions can be compared. `readDraft` takes it from Yjs,
 * which names every element anyway; in the editor it is always absent, since y-tiptap 3.0.9 takes a block that it can
 * tell by its attributes for one that was moved, and puts the caret back at its old offset while others type.
 */
const BlockId = Extension.create({
  name: 'blockId',
  addGlobalAttributes: () => [
    {
      types: identified,
      attributes: {
        id: {
          default: null,
          keepOnSplit: false,
          validate: 'string|null',
          parseHTML: () => null, // what is pasted is a new block
          renderHTML: () => ({}),
        },
      },
    },
  ],
});

/** The nodes that carry a block id. */
export const identified = blockTypes
  .filter(({ attributes }) => attributes.id)
  .map(({ name }): string => name);

const nothing: Partial<StarterKitOptions> = {
  blockquote: false,
  bold: false,
  bulletList: false,
  code: false,
  codeBlock: false,
  document: false,
  dropcursor: false,
  gapcursor: false,
  hardBreak: false,
  heading: false,
  horizontalRule: false,
  italic: false,
  link: false,
  listItem: false,
  listKeymap: false,
  orderedList: false,
  paragraph: false,
  strike: false,
  trailingNode: false,
  underline: false,
  undoRedo: false, // undo belongs to the Y.Doc, or there are two histories
};

/** What a body is made of; shared by browser, server and renderer. */
export const bodyExtensions: Extensions = [
  Node.create({ name: 'doc', topNode: true, content: '(block | entry)+' }),
  ...blockTypes.map(({ node }) => node), // before the keymap of lists, whose keys go before theirs
  StarterKit.configure({
    ...nothing,
    // undefined: as it comes
    bold: {},
    dropcursor: {},
    gapcursor: undefined,
    hardBreak: undefined,
    italic: {},
    listKeymap: {},
  }),
  SafeLink,
  BlockId,
];

/** Headline and standfirst: one paragraph of plain text, no marks. */
export const lineExtensions: Extensions = [
  Node.create({ name: 'doc', topNode: true, content: 'paragraph' }),
  paragraphBlock.node,
  StarterKit.configure(nothing),
];

export const bodySchema = getSchema(bodyExtensions);
export const lineSchema = getSchema(lineExtensions);
