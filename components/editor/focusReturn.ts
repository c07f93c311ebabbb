import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { DIALOG_CLOSED } from '../ui/dialogClosed.ts';

/** Takes the focus back when a dialog closes, with the caret or selection that the editor had. */
export const FocusReturn = Extension.create({
  name: 'focusReturn',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleDOMEvents: {
          [DIALOG_CLOSED](view) {
            view.focus();
            return true;
          },
        },
      },
    }),
  ],
});
