import { Paragraph } from '@tiptap/extension-paragraph';
import { markup } from '#body/elementMarkup.ts';
import { isBlockId } from './attributeRules.ts';
import { defineBlock } from './blockType.ts';

export const paragraphBlock = defineBlock({
  name: 'paragraph',
  node: Paragraph,
  attributes: { id: isBlockId },
  ownHtml: 'p',
  leaf: { isProse: true },
  markdown: { token: 'paragraph', sample: 'The ferry left.' },
  render: (_, children) => children.length > 0 && markup('p', null, ...children),
  htmlBytes: (inner) => inner + 7,
  sample: { type: 'paragraph', content: [{ type: 'text', text: 'The ferry left.' }] },
});
