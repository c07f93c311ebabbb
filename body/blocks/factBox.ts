import { Node } from '@tiptap/core';
import { markup } from '#body/elementMarkup.ts';
import { isAttributeText } from './attributeRules.ts';
import { defineBlock } from './blockType.ts';
import { labelText, optionalText, withoutAttribute } from './labelText.ts';
import { paragraphBlock } from './paragraph.ts';

const className = 'fact-box';
const titleOf = (box: Parameters<typeof labelText>[0]): string => labelText(box, 'title');

/** Facts beside the story, in a box with a title. Allowed at the top level of a body and in an entry. */
export const factBoxBlock = defineBlock({
  name: 'factBox',
  since: 3,
  node: Node.create({
    name: 'factBox',
    content: 'block+',
    defining: true,
    addAttributes: () => ({ title: optionalText('title') }),
    parseHTML: () => [{ tag: `aside.${className}` }],
    renderHTML: ({ HTMLAttributes: html }) => ['aside', { ...html, class: className }, 0],
  }),
  attributes: { title: isAttributeText },
  ownHtml: `aside.${className}`,
  label: { kind: 'title', place: 'before', text: titleOf },
  render(node, children, { target }) {
    const title = titleOf(node);
    const shown = title !== '' && markup('p', { className: 'fact-box-title' }, markup('strong', null, title));
    const props = { className, 'aria-label': title || undefined };
    return markup('aside', target === 'feed' ? null : props, shown, ...children);
  },
  htmlBytes: (inner) => inner + 40,
  inTextEdition(node) {
    const text = titleOf(node);
    if (text === '') return [node];
    const title = { type: 'paragraph', content: [{ type: 'text', text, marks: [{ type: 'bold' }] }] };
    return [{ ...withoutAttribute(node, 'title'), content: [title, ...(node.content ?? [])] }];
  },
  apiNote: 'attrs.title',
  sample: { type: 'factBox', content: [paragraphBlock.sample] },
});
