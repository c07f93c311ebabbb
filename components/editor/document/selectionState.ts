import { TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/**
 * Takes over the browser's selection now. The browser tells of a moved selection in a task of its own, and on a busy
 * machine a key that follows at once comes before it: Shift+Home, Mod+K would then act on the old selection.
 */
export function readSelection(view: EditorView): void {
  const { selection } = view.state;
  const chosen = document.getSelection();
  // While a focus comes in, the browser's selection is at the beginning of the text: nobody chose it.
  const isFocused = (view as { focused?: boolean }).focused !== false;
  if (
    view.isDestroyed ||
    !isFocused ||
    view.composing ||
    !(selection instanceof TextSelection) ||
    !chosen?.anchorNode ||
    !chosen.focusNode
  )
    return;
  if (!view.dom.contains(chosen.anchorNode) || !view.dom.contains(chosen.focusNode)) return;
  const place = (node: Node, offset: number) => view.state.doc.resolve(view.posAtDOM(node, offset));
  const now = TextSelection.between(
    place(chosen.anchorNode, chosen.anchorOffset),
    place(chosen.focusNode, chosen.focusOffset),
  );
  if (!now.eq(selection)) view.dispatch(view.state.tr.setSelection(now));
}
