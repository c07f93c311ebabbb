import { Blockquote } from '@tiptap/extension-blockquote';
import { markup } from '#body/elementMarkup.ts';
import { isAttributeText } from './attributeRules.ts';
import { defineBlock } from './blockType.ts';
import { attributionLine, optionalText, withoutAttribute } from './labelText.ts';
import { paragraphBlock } from './paragraph.ts';

/** A quotation, with the name of the person or the document that it is from. */
export const blockquoteBlock = defineBlock({
  name: 'blockquote',
  since: 3,
  node: Blockquote.extend({ addAttributes: () => ({ attribution: optionalText('attribution') }) }),
  attributes: { attribution: isAttributeText },
  ownHtml: 'blockquote',
  label: { kind: 'attribution', place: 'after', text: attributionLine },
  markdown: { token: 'blockquote', sample: '> The ferry left.' },
  render(node, children, { language }) {
    const from = attributionLine(node, language);
    return markup('blockquote', null, ...children, from !== '' && markup('footer', null, from));
  },
  htmlBytes: (inner) => inner + 25,
  inTextEdition(node) {
    const text = attributionLine(node);
    if (text === '') return [node];
    const from = { type: 'paragraph', content: [{ type: 'text', text }] };
    return [{ ...withoutAttribute(node, 'attribution'), content: [...(node.content ?? []), from] }];
  },
  apiNote: 'attrs.attribution says whom it is from, if anybody',
  sample: { type: 'blockquote', content: [paragraphBlock.sample] },
});
