import { Node } from '@tiptap/core';
import { markup } from '#body/elementMarkup.ts';
import { defineBlock } from './blockType.ts';

/** A change of subject between two paragraphs: a thematic break. */
export const dividerBlock = defineBlock({
  name: 'divider',
  since: 3,
  node: Node.create({
    name: 'divider',
    group: 'block',
    parseHTML: () => [{ tag: 'hr' }],
    renderHTML: () => ['hr'],
  }),
  attributes: {},
  ownHtml: 'hr',
  leaf: { isProse: false, line: () => '* * *' },
  markdown: { token: 'hr', sample: '---' },
  render: () => markup('hr', null),
  htmlBytes: () => 5,
  sample: { type: 'divider' },
});
