import type { Editor } from '@tiptap/core';
import type { UndoManager } from 'yjs';
import { undoManagerOf } from './undoManagers.ts';

type StackItem = UndoManager['undoStack'][number];
type Popped = { stackItem: StackItem; type: 'undo' | 'redo' };

/**
 * Makes the last steps of several fields one step of undo: undoing or redoing it in one field does so in the others, unless
 * something else was written there since.
 */
export function linkUndoSteps(editors: readonly Editor[]): void {
  const managers = editors.flatMap((editor) => undoManagerOf(editor) ?? []);
  if (managers.length < 2) return;
  let steps = topsOf(managers, 'undo');
  let isFollowing = false;
  for (const manager of managers)
    manager.on('stack-item-popped', ({ stackItem, type }: Popped) => {
      if (isFollowing || steps.get(manager) !== stackItem) return;
      isFollowing = true;
      for (const other of managers) {
        const stack = type === 'undo' ? other.undoStack : other.redoStack;
        if (other === manager || stack.at(-1) !== steps.get(other)) continue;
        if (type === 'undo') other.undo();
        else other.redo();
      }
      isFollowing = false;
      steps = topsOf(managers, type === 'undo' ? 'redo' : 'undo');
    });
}

const topsOf = (managers: readonly UndoManager[], stack: 'undo' | 'redo') =>
  new Map(
    managers.map((manager) => [manager, (stack === 'undo' ? manager.undoStack : manager.redoStack).at(-1)]),
  );
