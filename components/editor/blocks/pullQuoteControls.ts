import type { BlockControls } from './blockControls.ts';
import { withLabelField } from './labelView.ts';

export const pullQuoteControls: BlockControls = {
  formats: [
    {
      name: 'pullQuote',
      key: 'Mod-Shift-9',
      words: 'pull quote jinju 醒目引语',
      apply: (editor) => editor.chain().focus().toggleNode('pullQuote', 'paragraph').run(),
    },
  ],
  withView: (block, { labelOf }) =>
    withLabelField(block, {
      tag: 'blockquote',
      className: 'pull-quote',
      label: () => labelOf('attribution', 'after'),
    }),
};
