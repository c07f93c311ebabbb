import type { Editor } from '@tiptap/core';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import type { UndoManager } from 'yjs';

export const undoManagerOf = (editor: Editor): UndoManager | undefined =>
  yUndoPluginKey.getState(editor.state)?.undoManager;

/** Makes the next change a separate step of undo. */
export const beginUndoStepIn = (editor: Editor): void => undoManagerOf(editor)?.stopCapturing();
