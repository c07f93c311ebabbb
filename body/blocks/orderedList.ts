import { OrderedList } from '@tiptap/extension-list/ordered-list';
import { markup } from '#body/elementMarkup.ts';
import { isNumbering } from '#body/listNumbering.ts';
import { isWhole } from './attributeRules.ts';
import { defineBlock } from './blockType.ts';
import { listItemBlock } from './listItem.ts';

const counterStyles = { a: 'lower-alpha', A: 'upper-alpha', i: 'lower-roman', I: 'upper-roman' } as const;

/** Writes its numbering twice, because selectors do not distinguish `type="a"` from `type="A"` in every browser. */
const NumberedList = OrderedList.extend({
  renderHTML({ HTMLAttributes }) {
    const { start, type } = HTMLAttributes;
    const counter = isNumbering(type) && type !== '1' ? counterStyles[type] : undefined;
    return ['ol', { ...(start !== 1 && { start }), ...(counter && { type, 'data-counter': counter }) }, 0];
  },
});

export const orderedListBlock = defineBlock({
  name: 'orderedList',
  node: NumberedList,
  attributes: { start: isWhole(0, 1_000_000), type: isNumbering },
  ownHtml: 'ol',
  markdown: {
    token: 'ordered_list',
    attributes: (token) => ({ start: Number(token.attrGet('start') ?? 1) }),
    sample: '3. The ferry left.',
  },
  render({ attrs }, children) {
    const start = Number(attrs?.start ?? 1);
    const type = isNumbering(attrs?.type) && attrs.type !== '1' ? attrs.type : undefined;
    return markup('ol', { start: start === 1 ? undefined : start, type }, ...children);
  },
  htmlBytes: (inner) => inner + 30,
  continued: (list, content, skipped) => [
    { ...list, attrs: { ...list.attrs, start: Number(list.attrs?.start ?? 1) + skipped }, content },
  ],
  sample: { type: 'orderedList', attrs: { start: 3 }, content: listItemBlock.sample.content ?? [] },
});
