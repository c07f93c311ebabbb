import { Heading } from '@tiptap/extension-heading';
import { markup } from '#body/elementMarkup.ts';
import { isBlockId, isWhole } from './attributeRules.ts';
import { defineBlock } from './blockType.ts';

export const headingBlock = defineBlock({
  name: 'heading',
  node: Heading.configure({ levels: [2, 3, 4] }),
  attributes: { id: isBlockId, level: isWhole(2, 4) },
  ownHtml: 'h2, h3, h4',
  leaf: { isProse: true, kind: ({ attrs }) => `heading${attrs?.level}` },
  markdown: {
    token: 'heading',
    attributes: ({ tag }) => ({ level: Math.min(4, Math.max(2, Number(tag.slice(1)))) }),
    sample: '### At the quay',
  },
  render(node, children, { anchorOf }) {
    const level = Number(node.attrs?.level);
    return (
      children.length > 0 &&
      markup(`h${level === 3 || level === 4 ? level : 2}`, { id: anchorOf(node) }, ...children)
    );
  },
  // The heading's `id` repeats up to sixty characters of its text.
  htmlBytes: (inner) => inner + 20 + Math.min(inner, 250),
  isKeptWithNext: true,
  continued: (_, content) => [{ type: 'paragraph', content }],
  apiNote: 'attrs.level 2 to 4',
  sample: { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: 'At the quay' }] },
});
