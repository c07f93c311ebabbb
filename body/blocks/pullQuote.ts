import { mergeAttributes, Node } from '@tiptap/core';
import { markup } from '#body/elementMarkup.ts';
import { textOf } from '#body/nodeText.ts';
import { isAttributeText, isBlockId } from './attributeRules.ts';
import { defineBlock } from './blockType.ts';
import { attributionLine, optionalText, withoutAttribute } from './labelText.ts';

const className = 'pull-quote';

/** A sentence of the story that is repeated in large type. */
export const pullQuoteBlock = defineBlock({
  name: 'pullQuote',
  since: 3,
  node: Node.create({
    name: 'pullQuote',
    group: 'block',
    content: 'inline*',
    defining: true,
    priority: 200, // before blockquote, which also parses its element; after paragraph, the type of new blocks
    addAttributes: () => ({ attribution: optionalText('attribution') }),
    parseHTML: () => [{ tag: `blockquote.${className}` }],
    renderHTML: ({ HTMLAttributes: html }) => ['blockquote', mergeAttributes(html, { class: className }), 0],
  }),
  attributes: { id: isBlockId, attribution: isAttributeText },
  ownHtml: `blockquote.${className}`,
  leaf: {
    isProse: true,
    line: (node) => [textOf(node), attributionLine(node)].filter(Boolean).join(' '),
  },
  markdown: {
    // Markdown reads `>>` as a quote within a quote.
    replace(block) {
      const inner = block.type === 'blockquote' && block.content?.length === 1 ? block.content[0] : undefined;
      if (inner?.type !== 'blockquote' || inner.content?.length !== 1) return undefined;
      return { type: 'pullQuote', content: inner.content[0]?.content ?? [] };
    },
    sample: '>> It made no sound.',
  },
  render(node, children, { language }) {
    const from = attributionLine(node, language);
    return markup(
      'blockquote',
      { className },
      markup('p', null, ...children),
      from !== '' && markup('footer', null, from),
    );
  },
  htmlBytes: (inner) => inner + 60,
  inTextEdition(node) {
    const text = attributionLine(node);
    if (text === '') return [node];
    const content = [...(node.content ?? []), { type: 'hardBreak' }, { type: 'text', text }];
    return [{ ...withoutAttribute(node, 'attribution'), content }];
  },
  apiNote: 'attrs.attribution says whom it is from, if anybody',
  sample: { type: 'pullQuote', content: [{ type: 'text', text: 'It made no sound.' }] },
});
