import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { readSelection } from './selectionState.ts';

const keys = new Set(['Backspace', 'Delete', 'Enter', 'Tab']);

/**
 * Lets cut, copy, paste and the keys that ProseMirror handles itself act on the browser's selection. When the user is fast,
 * ProseMirror has not read it yet: Ctrl+V directly after Ctrl+End would paste at the old caret.
 */
export const CurrentSelection = Extension.create({
  name: 'currentSelection',
  priority: 1_400, // before everything that handles these events
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleDOMEvents: {
          cut: readBefore,
          copy: readBefore,
          paste: readBefore,
          keydown: (view, { key }) => keys.has(key) && readBefore(view),
        },
      },
    }),
  ],
});

function readBefore(view: EditorView): false {
  readSelection(view);
  return false; // the event goes on
}
