import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { DIALOG_CLOSED } from '#components/ui/dialogClosed.ts';

/** Returns the focus to the editor when a dialog closes, and restores the caret or selection. */
export const FocusReturn = Extension.create({
  name: 'focusReturn',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleDOMEvents: {
          [DIALOG_CLOSED](view) {
            focusAtSelection(view);
            return true;
          },
        },
      },
    }),
  ],
});

/**
 * Focuses the text at the editor's selection. Sets the browser's selection first: a field of the dialog may have moved it, and
 * focus alone would set it to the beginning of the text, where listeners to the focus would read it.
 */
export function focusAtSelection(view: EditorView): void {
  const { anchor, head } = view.state.selection;
  const [from, to] = [view.domAtPos(anchor), view.domAtPos(head)];
  document.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  view.focus();
}
