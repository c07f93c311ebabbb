import { type Editor, Extension } from '@tiptap/core';
import { type EditorState, Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type { Format } from '#components/editor/blocks/blockControls.ts';
import { isPictureText } from '#components/editor/blocks/pictureText.ts';
import { formats } from './formats.ts';
import { slashItems } from './slashItems.ts';
import { type SlashMatch, slashMatch } from './slashMatch.ts';
import type { SlashMenuStore } from './slashMenuStore.ts';

type Options = {
  store: SlashMenuStore;
  nameOf(format: Format): string;
  apply(format: Format, editor: Editor): void;
};

/**
 * Opens the `/` menu when its sign is typed, also in a composition, and filters it by the letters that follow. Escape closes
 * it and leaves what was typed; it opens again with another sign. Edits by other users only move it.
 */
export function slashCommand({ store, nameOf, apply }: Options) {
  return Extension.create({
    name: 'slashMenu',
    priority: 1_060, // before the keys of lists and formats
    addProseMirrorPlugins() {
      const { editor } = this;
      let dismissedAt: number | null = null;

      function choose(format: Format) {
        const match = matchIn(editor.view);
        store.close();
        if (!match) return;
        editor.view.dispatch(editor.state.tr.delete(match.from, editor.state.selection.from));
        apply(format, editor);
      }

      function follow(view: EditorView, before: EditorState) {
        if (view.state.doc === before.doc && view.state.selection.eq(before.selection)) return;
        const match = matchIn(view);
        const isRemote = ySyncPluginKey.getState(view.state)?.isChangeOrigin === true;
        if (!match) {
          if (!isRemote) dismissedAt = null;
          store.close();
        } else if (isRemote) {
          if (dismissedAt !== null) dismissedAt = match.from;
          store.follow(match.from);
        } else if (match.from !== dismissedAt && (store.state() || view.state.doc !== before.doc)) {
          dismissedAt = null;
          store.open(slashItems(formats, match.query, nameOf), match.from, choose);
        }
      }

      return [
        new Plugin({
          view: () => ({ update: follow, destroy: () => store.close() }),
          props: {
            handleKeyDown(_, event) {
              const state = store.state();
              if (event.key !== 'Escape' || !state) return store.key(event);
              dismissedAt = state.from;
              store.close();
              return true;
            },
            handleDOMEvents: {
              blur() {
                store.close();
                return false;
              },
            },
          },
        }),
      ];
    },
  });
}

function matchIn(view: EditorView): SlashMatch | null {
  const { $from, empty } = view.state.selection;
  if (isPictureText($from.parent)) return null; // no block fits there
  return view.editable && (empty || view.composing) ? slashMatch($from, view.composing) : null;
}
