import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap';
import { readSelection } from '#components/editor/document/selectionState.ts';

type Kept = { anchor: unknown; head: unknown; absAnchor?: number | null; absHead?: number | null } | null;

/**
 * Keeps the caret beside the letter it stood at while others type in the same paragraph. When a remote edit changes
 * the paragraph's text, y-tiptap 3.0.9 may guess from a like beginning that the block was moved and put the caret back
 * at its old offset, among the other's letters. Yjs knows better; the guess is left for blocks that it cannot find.
 */
export const SteadyCaret = Extension.create({
  name: 'steadyCaret',
  priority: 10, // after the plugin that makes the binding
  addProseMirrorPlugins: () => [
    new Plugin({
      view(view) {
        const binding = ySyncPluginKey.getState(view.state)?.binding;
        if (!binding) return {};
        let kept: Kept = binding.beforeTransactionSelection;
        const isLost = (place: unknown) =>
          relativePositionToAbsolutePosition(binding.doc, binding.type, place, binding.mapping) === null;
        Object.defineProperty(binding, 'beforeTransactionSelection', {
          configurable: true,
          set(selection: Kept) {
            kept = selection;
          },
          get() {
            // Asked just before another's edit arrives: the caret may have been moved and the browser not said so yet.
            if (!kept) readSelection(view);
            if (!kept?.anchor || !kept.head || isLost(kept.anchor) || isLost(kept.head)) return kept;
            return { ...kept, absAnchor: null, absHead: null };
          },
        });
        return {};
      },
    }),
  ],
});
