import { BulletList } from '@tiptap/extension-list/bullet-list';
import { markup } from '#body/elementMarkup.ts';
import { defineBlock } from './blockType.ts';
import { listItemBlock } from './listItem.ts';

export const bulletListBlock = defineBlock({
  name: 'bulletList',
  node: BulletList,
  attributes: {},
  ownHtml: 'ul',
  markdown: { token: 'bullet_list', sample: '- The ferry left.' },
  render: (_, children) => markup('ul', null, ...children),
  htmlBytes: (inner) => inner + 9,
  sample: listItemBlock.sample,
});
