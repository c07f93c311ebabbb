import { type AnyExtension, InputRule, type Node } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import type { BlockControls } from './blockControls.ts';
import { insertBlockAtCaret } from './insertBlock.ts';

export const dividerControls: BlockControls = {
  formats: [
    {
      name: 'divider',
      key: 'Mod-Alt-r',
      isOutsideToolbar: true,
      words: 'divider line rule break hr fengexian 分隔线',
      apply: (editor) => insertBlockAtCaret(editor, editor.schema.node('divider'), 'after'),
    },
  ],
  withView: dividerWithRule,
};

/** The schema's divider, which three hyphens in an empty paragraph make. Undo gives the hyphens back. */
function dividerWithRule(divider: AnyExtension): AnyExtension {
  return (divider as Node).extend({
    addInputRules: () => [
      new InputRule({
        find: /^(?:--|—|–)-$/,
        handler({ state: { tr, schema }, range }) {
          const $from = tr.doc.resolve(range.from);
          const [parent, at] = [$from.node(-1), $from.index(-1)];
          const isAlone = $from.parent.content.size === range.to - range.from;
          const divider = schema.node('divider');
          const isParagraph = $from.parent.type.name === 'paragraph';
          if (!isAlone || !isParagraph || !parent.canReplaceWith(at, at + 1, divider.type)) return null;
          const place = $from.before();
          tr.replaceWith(place, $from.after(), [divider, schema.node('paragraph')]);
          tr.setSelection(TextSelection.create(tr.doc, place + 2));
          return undefined;
        },
      }),
    ],
  });
}
