import { Extension } from '@tiptap/core';

/** On an empty stack the keys of redo do nothing; without this, ProseMirror reads Ctrl+Shift+Z as Ctrl+Z and undoes. */
export const OwnUndo = Extension.create({
  name: 'ownUndo',
  priority: 1_100,
  addKeyboardShortcuts() {
    const undo = () => {
      this.editor.commands.undo();
      return true;
    };
    const redo = () => {
      this.editor.commands.redo();
      return true;
    };
    return { 'Mod-z': undo, 'Shift-Mod-z': redo, 'Mod-y': redo };
  },
});
