import type { BlockControls } from './blockControls.ts';
import { withLabelField } from './labelView.ts';

export const blockquoteControls: BlockControls = {
  formats: [
    {
      name: 'blockquote',
      key: 'Mod-Shift-b',
      words: 'quote quotation yinyong 引文',
      apply: (editor) => editor.chain().focus().toggleBlockquote().run(),
    },
  ],
  withView: (block, { labelOf }) =>
    withLabelField(block, {
      tag: 'blockquote',
      className: 'sheet-quote',
      label: () => labelOf('attribution', 'after'),
    }),
};
