import type { Editor } from '@tiptap/core';
import { yCursorPluginKey } from '@tiptap/y-tiptap';
import { readSelection } from '#components/editor/document/selectionState.ts';
import { beginUndoStepIn } from '#components/editor/writingTools/undoManagers.ts';
import type { WritingTools } from '#components/editor/writingTools/writingTools.ts';
import { blockMoveOf, type Direction, stepsOfMove } from './blockMoves.ts';

/** Moves the selected blocks or list items by one, and announces it. One undo takes it back. */
export function moveSelected(editor: Editor, direction: Direction, tools: WritingTools): void {
  if (editor.isDestroyed || !editor.isEditable || editor.view.composing) return;
  readSelection(editor.view);
  const move = blockMoveOf(editor.state, direction);
  const steps = move && stepsOfMove(move, placesOfOthers(editor));
  if (steps) {
    beginUndoStepIn(editor);
    const before = editor.state.doc;
    const [insert, remove] = steps;
    editor.view.dispatch(insert(editor.state));
    // A refused insertion must not be followed by the deletion.
    if (editor.state.doc.eq(before)) return;
    editor.view.dispatch(remove(editor.state));
    beginUndoStepIn(editor);
    tools.announce(direction < 0 ? 'movedUp' : 'movedDown');
  } else if (move) tools.announce('isOccupied');
  else tools.announce(direction < 0 ? 'isFirst' : 'isLast');
}

/** The ends of other people's selections, which the editor shows as decorations. */
function placesOfOthers({ state }: Editor): number[] {
  const carets = yCursorPluginKey.getState(state) as { find(): { from: number; to: number }[] } | undefined;
  return carets?.find().flatMap(({ from, to }) => [from, to]) ?? [];
}
