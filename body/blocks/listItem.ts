import { ListItem } from '@tiptap/extension-list/item';
import { markup } from '#body/elementMarkup.ts';
import { defineBlock } from './blockType.ts';
import { paragraphBlock } from './paragraph.ts';

/** Allowed in lists only. */
export const listItemBlock = defineBlock({
  name: 'listItem',
  node: ListItem,
  attributes: {},
  ownHtml: 'li',
  markdown: { token: 'list_item', sample: '- The ferry left.' },
  render: (_, children) => markup('li', null, ...children),
  htmlBytes: (inner) => inner + 9,
  sample: { type: 'bulletList', content: [{ type: 'listItem', content: [paragraphBlock.sample] }] },
});
