import { Extension, type Extensions, getSchema, mergeAttributes, Node } from '@tiptap/core';
import { Link } from '@tiptap/extension-link';
import { OrderedList } from '@tiptap/extension-list';
import { StarterKit, type StarterKitOptions } from '@tiptap/starter-kit';
import { isFitHref } from './href.ts';
import { isNumbering } from './listNumbering.ts';
import { isEntryName, isEntryTime } from './liveEntries.ts';

/** Raised whenever a node, mark or attribute is added: an older client is then refused before it can touch a draft. */
export const schemaVersion = 2;

const string = { default: '', validate: 'string' };

const counterStyles = { a: 'lower-alpha', A: 'upper-alpha', i: 'lower-roman', I: 'upper-roman' } as const;

/** Says its numbering twice: a style sheet cannot tell `type="a"` from `type="A"` in every browser. */
const NumberedList = OrderedList.extend({
  renderHTML({ HTMLAttributes }) {
    const { start, type } = HTMLAttributes;
    const counter = isNumbering(type) && type !== '1' ? counterStyles[type] : undefined;
    return ['ol', { ...(start !== 1 && { start }), ...(counter && { type, 'data-counter': counter }) }, 0];
  },
});

/** A sentence lifted out of the story and set large. */
const PullQuote = Node.create({
  name: 'pullQuote',
  group: 'block',
  content: 'inline*',
  defining: true,
  priority: 200, // before blockquote, which would take its element; after paragraph, which new blocks are
  parseHTML: () => [{ tag: 'blockquote.pull-quote' }],
  renderHTML: ({ HTMLAttributes }) => [
    'blockquote',
    mergeAttributes(HTMLAttributes, { class: 'pull-quote' }),
    0,
  ],
});

/** A picture in the story. What staff say of it belongs to the figure, so that one picture may serve two stories. */
const Figure = Node.create({
  name: 'figure',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes() {
    const kept = (name: string) => ({
      parseHTML: (element: HTMLElement) => element.getAttribute(`data-${name}`) ?? '',
      renderHTML: (attributes: Record<string, unknown>) => ({ [`data-${name}`]: attributes[name] }),
    });
    return {
      asset: {
        ...kept('asset'),
        parseHTML: (element: HTMLElement) => Number(element.getAttribute('data-asset')),
        isRequired: true,
        validate: 'number',
      },
      alt: { ...string, ...kept('alt') },
      caption: { ...string, ...kept('caption') },
      credit: { ...string, ...kept('credit') },
    };
  },
  parseHTML: () => [{ tag: 'figure[data-asset]' }],
  renderHTML: ({ HTMLAttributes }) => ['figure', HTMLAttributes],
});

const validated = (what: string, isFit: (value: unknown) => boolean) => ({
  isRequired: true,
  validate(value: unknown) {
    if (!isFit(value)) throw new RangeError(`That is no ${what} of an entry`);
  },
  parseHTML: (element: HTMLElement) => element.getAttribute(`data-${what}`),
  renderHTML: (attributes: Record<string, unknown>) => ({ [`data-${what}`]: attributes[what] }),
});

/**
 * One report of a live story, with its time and a name that its address ends with. It stands in the story itself and in
 * nothing else, and nothing in it is lifted out by a key.
 */
const Entry = Node.create({
  name: 'entry',
  content: 'block+',
  defining: true,
  isolating: true,
  addAttributes: () => ({ name: validated('name', isEntryName), at: validated('at', isEntryTime) }),
  parseHTML: () => [
    {
      tag: 'section[data-name][data-at]',
      getAttrs: (element) => isEntryName(element.dataset.name) && isEntryTime(element.dataset.at) && null,
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ['section', HTMLAttributes, 0],
});

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
export const identified = ['paragraph', 'heading', 'pullQuote', 'figure'];

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
  strike: false,
  trailingNode: false,
  underline: false,
  undoRedo: false, // undo belongs to the Y.Doc, or there are two histories
};

/** What a body is made of; shared by browser, server and renderer. */
export const bodyExtensions: Extensions = [
  Node.create({ name: 'doc', topNode: true, content: '(block | entry)+' }),
  StarterKit.configure({
    ...nothing,
    // undefined: as it comes
    blockquote: {},
    bold: {},
    bulletList: {},
    dropcursor: {},
    gapcursor: undefined,
    hardBreak: undefined,
    heading: { levels: [2, 3, 4] },
    italic: {},
    listItem: {},
    listKeymap: {},
    orderedList: false,
  }),
  NumberedList,
  PullQuote,
  Figure,
  Entry,
  SafeLink,
  BlockId,
];

/** Headline and standfirst: one paragraph of plain text, no marks. */
export const lineExtensions: Extensions = [
  Node.create({ name: 'doc', topNode: true, content: 'paragraph' }),
  StarterKit.configure(nothing),
];

export const bodySchema = getSchema(bodyExtensions);
export const lineSchema = getSchema(lineExtensions);
