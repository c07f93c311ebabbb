import { Blockquote } from '@tiptap/extension-blockquote';
import { markup } from '#body/elementMarkup.ts';
import { defineBlock } from './blockType.ts';
import { paragraphBlock } from './paragraph.ts';

export const blockquoteBlock = defineBlock({
  name: 'blockquote',
  node: Blockquote,
  attributes: {},
  ownHtml: 'blockquote',
  markdown: { token: 'blockquote', sample: '> The ferry left.' },
  render: (_, children) => markup('blockquote', null, ...children),
  htmlBytes: (inner) => inner + 25,
  sample: { type: 'blockquote', content: [paragraphBlock.sample] },
});
