import { mergeAttributes, Node } from '@tiptap/core';
import { markup } from '#body/elementMarkup.ts';
import { isBlockId } from './attributeRules.ts';
import { defineBlock } from './blockType.ts';

const className = 'pull-quote';

/** A sentence of the story that is repeated in large type. */
export const pullQuoteBlock = defineBlock({
  name: 'pullQuote',
  node: Node.create({
    name: 'pullQuote',
    group: 'block',
    content: 'inline*',
    defining: true,
    priority: 200, // before blockquote, which also parses its element; after paragraph, the type of new blocks
    parseHTML: () => [{ tag: `blockquote.${className}` }],
    renderHTML: ({ HTMLAttributes: html }) => ['blockquote', mergeAttributes(html, { class: className }), 0],
  }),
  attributes: { id: isBlockId },
  ownHtml: `blockquote.${className}`,
  leaf: { isProse: true },
  markdown: {
    // Markdown reads `>>` as a quote within a quote.
    replace(block) {
      const inner = block.type === 'blockquote' && block.content?.length === 1 ? block.content[0] : undefined;
      if (inner?.type !== 'blockquote' || inner.content?.length !== 1) return undefined;
      return { type: 'pullQuote', content: inner.content[0]?.content ?? [] };
    },
    sample: '>> It made no sound.',
  },
  render: (_, children) => markup('blockquote', { className }, markup('p', null, ...children)),
  htmlBytes: (inner) => inner + 60,
  sample: { type: 'pullQuote', content: [{ type: 'text', text: 'It made no sound.' }] },
});
