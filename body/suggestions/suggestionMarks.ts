import { Extension, Mark } from '@tiptap/core';
import { isUuid } from '#contracts/uuid.ts';

/**
 * Suggestions are additions to the document: a proposed deletion, format or block change marks what it would change, and
 * only proposed insertions add text. So rejecting never has to restore anything, and a suggestion that arrives late or
 * twice changes no other text. Marks and attributes contain the suggestion's id; its author, time and state are rows that
 * the server writes.
 */
const requiredId = {
  id: {
    isRequired: true,
    validate(id: unknown) {
      if (!isUuid(id)) throw new RangeError('A suggestion needs a UUID');
    },
    parseHTML: (element: HTMLElement) => element.getAttribute('data-suggestion'),
    renderHTML: ({ id }: Record<string, unknown>) => ({ 'data-suggestion': id }),
  },
};

/** Proposed text. Text typed beside it does not join it: the editor decides to which suggestion typed text belongs. */
export const InsertionMark = Mark.create({
  name: 'insertion',
  priority: 900,
  inclusive: false,
  addAttributes: () => requiredId,
  parseHTML: () => [{ tag: 'ins[data-suggestion]' }],
  renderHTML: ({ HTMLAttributes }) => ['ins', HTMLAttributes, 0],
});

/** Text whose deletion is proposed. Several people can propose to delete the same text. */
export const DeletionMark = Mark.create({
  name: 'deletion',
  priority: 890,
  inclusive: false,
  excludes: '',
  addAttributes: () => requiredId,
  parseHTML: () => [{ tag: 'del[data-suggestion]' }],
  renderHTML: ({ HTMLAttributes }) => ['del', HTMLAttributes, 0],
});

/** A mark in JSON, as a proposed format contains it. */
export type ProposedMark = { type: string; attrs?: Record<string, unknown> };

const jsonAttribute = (name: string) => ({
  default: null,
  parseHTML: (element: HTMLElement) => JSON.parse(element.getAttribute(`data-${name}`) ?? 'null') as unknown,
  renderHTML: (attributes: Record<string, unknown>) =>
    attributes[name] ? { [`data-${name}`]: JSON.stringify(attributes[name]) } : {},
});

/** Text to which a mark would be added, or from which it would be removed. The text keeps its format until then. */
export const FormattingMark = Mark.create({
  name: 'formatting',
  priority: 880,
  inclusive: false,
  excludes: '',
  addAttributes: () => ({ ...requiredId, add: jsonAttribute('add'), remove: jsonAttribute('remove') }),
  parseHTML: () => [{ tag: 'span[data-suggestion][data-add], span[data-suggestion][data-remove]' }],
  renderHTML: ({ HTMLAttributes }) => ['span', { ...HTMLAttributes, class: 'suggested-format' }, 0],
});

/**
 * Proposed text that is one sign, ¶, at which the block would be split, or its list item. It is text, and no node, because
 * Yjs can split a text without losing what others type into its second half.
 */
export const SuggestedBreakMark = Mark.create({
  name: 'suggestedBreak',
  priority: 860,
  inclusive: false,
  parseHTML: () => [{ tag: 'span.suggested-break' }],
  renderHTML: () => ['span', { class: 'suggested-break' }, 0],
});

/** The text that `SuggestedBreakMark` marks. */
export const SUGGESTED_BREAK_SIGN = '¶';

/** The proposed type and attributes of a block. */
export type ProposedBlock = { id: string; type: string; attrs?: Record<string, unknown> };

const idAttribute = (name: string) => ({
  default: null,
  keepOnSplit: false,
  parseHTML: (element: HTMLElement) => element.getAttribute(`data-${name}`),
  renderHTML: (attributes: Record<string, unknown>) =>
    attributes[name] ? { [`data-${name}`]: attributes[name] } : {},
});

/** The attributes with which blocks and line breaks carry suggestions: each contains a suggestion's id. */
export const suggestionAttributeNames = ['inserted', 'deleted', 'joined', 'changed'] as const;
export type SuggestionAttribute = (typeof suggestionAttributeNames)[number];

/**
 * Suggestions about whole blocks are attributes, because y-tiptap stores no marks of elements. `inserted` and `deleted`:
 * the block with its content; `joined`: the block would continue the one before it; `changed`: see `ProposedBlock`.
 *
 * @param types names of the nodes that can carry them
 */
export const suggestionAttributes = (types: string[]) =>
  Extension.create({
    name: 'suggestionAttributes',
    addGlobalAttributes: () => [
      {
        types,
        attributes: {
          inserted: idAttribute('inserted'),
          deleted: idAttribute('deleted'),
          joined: idAttribute('joined'),
          changed: { ...jsonAttribute('changed'), keepOnSplit: false },
        },
      },
    ],
  });
