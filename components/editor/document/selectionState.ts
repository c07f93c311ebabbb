import { Selection, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/**
 * Applies the browser's selection to the editor at once. The browser reports a changed selection in a separate task. Under
 * load the next key is handled earlier: after Shift+Home, Mod+K would act on the old selection.
 */
export function readSelection(view: EditorView): void {
  const { selection } = view.state;
  // While the editor receives the focus, the browser's selection is at the start of the text, not where the user set it.
  const isFocused = (view as { focused?: boolean }).focused !== false;
  const isText = selection instanceof TextSelection;
  if (view.isDestroyed || !isFocused || view.composing) return;
  const { anchorNode, anchorOffset, focusNode, focusOffset } =
    document.getSelection() ?? ({} as Partial<globalThis.Selection>);
  if (!anchorNode || !focusNode || !view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return;
  const place = (node: Node, offset = 0) => view.state.doc.resolve(view.posAtDOM(node, offset));
  const [anchor, head] = [place(anchorNode, anchorOffset), place(focusNode, focusOffset)];
  // The browser shows a selected node as a selection around it, and everything as a selection of all texts. Only another
  // place in a text shows that the user went on.
  if (!isText && !(anchor.parent.inlineContent && head.parent.inlineContent)) return;
  const now = TextSelection.between(anchor, head);
  if (!isText && isWholeText(now)) return;
  if (now.anchor !== selection.anchor || now.head !== selection.head)
    view.dispatch(view.state.tr.setSelection(now));
}

/** Whether a selection contains all texts of its document. */
const isWholeText = ({ $from: { doc }, from, to }: Selection): boolean =>
  from <= Selection.atStart(doc).from && to >= Selection.atEnd(doc).to;
