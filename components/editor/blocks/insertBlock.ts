import type { Editor } from '@tiptap/core';
import type { BodyNode } from '#body/bodyTypes.ts';

/** Inserts a block at the caret, and at the end of the story a paragraph after it, to go on writing in. */
export function insertBlock(editor: Editor, block: BodyNode): boolean {
  const { selection, doc } = editor.state;
  const isLast = selection.$to.after(1) >= doc.content.size;
  return editor
    .chain()
    .insertContent(isLast ? [block, { type: 'paragraph' }] : [block])
    .run();
}
