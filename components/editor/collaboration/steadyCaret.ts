import { relativePositionToAbsolutePosition } from '@tiptap/y-tiptap';
import { readSelection } from '#components/editor/document/selectionState.ts';
import { bindingExtension } from './bindingExtension.ts';

type Caret = { anchor: unknown; head: unknown; absAnchor?: number | null; absHead?: number | null } | null;

/**
 * Keeps the caret beside the same character while other users type in the same paragraph. When a remote edit changes the
 * paragraph's text, y-tiptap 3.0.9 may guess from an equal beginning that the block was moved, and reset the caret to its old
 * offset. This uses the position in Yjs instead, and the guess only for blocks that Yjs does not find.
 */
export const SteadyCaret = bindingExtension('steadyCaret', (binding, view) => {
  let caret: Caret = binding.beforeTransactionSelection;
  const isLost = (place: unknown) =>
    relativePositionToAbsolutePosition(binding.doc, binding.type, place, binding.mapping) === null;
  Object.defineProperty(binding, 'beforeTransactionSelection', {
    configurable: true,
    set(next: Caret) {
      caret = next;
    },
    get() {
      // Read just before a remote edit is applied: the browser may not have reported the caret's last move yet.
      if (!caret) readSelection(view);
      if (!caret?.anchor || !caret.head || isLost(caret.anchor) || isLost(caret.head)) return caret;
      return { ...caret, absAnchor: null, absHead: null };
    },
  });
  return {};
});
