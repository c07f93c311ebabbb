import type { EditorView } from '@tiptap/pm/view';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import { writingHooksKey } from '#components/editor/writingTools/hooksState.ts';
import type { WritingTools } from '#components/editor/writingTools/writingTools.ts';
import { typographyOf } from './typographyRules.ts';

/** Milliseconds after a composition in which text that arrives belongs to it. */
const COMPOSITION_TAIL_MS = 60;
/** Characters of the block before the caret that the rules see: enough for a long quotation. */
const MAX_CHARACTERS_BEFORE = 2_000;

const beginUndoStep = (view: EditorView): void =>
  yUndoPluginKey.getState(view.state)?.undoManager?.stopCapturing();

/**
 * Replaces a typed character by the typography of the language at the caret. The editor calls it with typed text only: never
 * for pasted text or other people's edits. First inserts what was typed, so that one undo returns to it.
 *
 * @returns whether it inserted the text
 */
export function handleTyped(
  tools: WritingTools,
  view: EditorView,
  from: number,
  to: number,
  text: string,
): boolean {
  const isComposed = view.composing || performance.now() - tools.composedAt < COMPOSITION_TAIL_MS;
  if (text.length !== 1 || isComposed || !tools.state().isSmartPunctuation) return false;
  const { parent, parentOffset } = view.state.doc.resolve(from);
  if (!parent.isTextblock || parent.type.spec.code) return false;
  const start = Math.max(0, parentOffset - MAX_CHARACTERS_BEFORE);
  const before = parent.textBetween(start, parentOffset, null, '\ufffc');
  const replacement = typographyOf(languageAt(view, from), before, text);
  if (!replacement) return false;

  view.dispatch(view.state.tr.insertText(text, from, to).scrollIntoView());
  const { head, empty } = view.state.selection;
  // Another part of the editor may have handled the typed character in its own way, as when suggesting.
  const typedBefore = view.state.doc.textBetween(
    Math.max(0, head - 1 - replacement.before),
    head,
    null,
    '\ufffc',
  );
  if (!empty || !typedBefore.endsWith(text) || typedBefore.length !== replacement.before + 1) return true;
  beginUndoStep(view);
  const place = {
    from: head - typedBefore.length,
    to: head - typedBefore.length + replacement.insert.length,
  };
  const replaced = { ...place, typed: typedBefore, inserted: replacement.insert };
  view.dispatch(
    view.state.tr.insertText(replacement.insert, place.from, head).setMeta(writingHooksKey, { replaced }),
  );
  beginUndoStep(view);
  return true;
}

/** Backspace right after a replacement brings back what was typed. */
export function handleKey(view: EditorView, event: KeyboardEvent): boolean {
  const { key, isComposing, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (key !== 'Backspace' || isComposing || ctrlKey || metaKey || altKey || shiftKey) return false;
  const replaced = writingHooksKey.getState(view.state)?.replaced;
  const { selection } = view.state;
  if (!replaced || !selection.empty || selection.head !== replaced.to) return false;
  if (view.state.doc.textBetween(replaced.from, replaced.to) !== replaced.inserted) return false;
  beginUndoStep(view);
  view.dispatch(view.state.tr.insertText(replaced.typed, replaced.from, replaced.to));
  beginUndoStep(view);
  return true;
}

/** The language of the text at a position: of the passage, or of the article. */
function languageAt(view: EditorView, position: number): string {
  const { node } = view.domAtPos(position);
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest('[lang]')?.getAttribute('lang') ?? '';
}
