import type { BlockControls } from './blockControls.ts';
import { insertBlockAtCaret } from './insertBlock.ts';
import { withLabelField } from './labelView.ts';

export const factBoxControls: BlockControls = {
  formats: [
    {
      name: 'factBox',
      key: 'Mod-Alt-b',
      isOutsideToolbar: true,
      words: 'fact box aside info background xinxikuang ziliaokuang 资料框',
      /** Puts the selected blocks into a box, takes those of a box out of it, or inserts an empty box. */
      apply(editor) {
        if (editor.isActive('factBox')) return editor.chain().focus().lift('factBox').run();
        if (!editor.state.selection.empty && editor.chain().focus().wrapIn('factBox').run()) return;
        const { schema } = editor;
        insertBlockAtCaret(editor, schema.node('factBox', null, schema.node('paragraph')), 'inside');
      },
    },
  ],
  withView: (block, { labelOf }) =>
    withLabelField(block, {
      tag: 'aside',
      className: 'sheet-fact-box',
      label: () => labelOf('title', 'before'),
    }),
};
