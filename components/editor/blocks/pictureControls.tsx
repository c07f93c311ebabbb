'use client';
import type { Editor } from '@tiptap/core';
import type { BodyNode } from '#body/bodyTypes.ts';
import type { EditorPicture } from '#components/editor/editorActs.ts';
import { PicturePickerOnDemand } from '#components/staff/media/PicturePickerOnDemand.ts';
import type { BlockControls, EditorDialogProps } from './blockControls.ts';
import { newPicture } from './newPicture.ts';
import { pictureTextWithView, pictureWithView } from './PictureNodeView.tsx';
import { usePictures } from './pictures.tsx';
import { afterPicture } from './pictureText.ts';

export const pictureControls: BlockControls = {
  formats: [
    {
      name: 'figure',
      key: 'Mod-Shift-f',
      isOutsideToolbar: true,
      words: 'image picture photo figure tupian 图片',
      apply: (_, { open }) => open('figure'),
    },
  ],
  withView: pictureWithView,
  dialogs: { figure: PictureDialog },
};

/** Of captions and credits, which every picture has: no format inserts one. */
export const pictureTextControls: BlockControls = { formats: [], withView: pictureTextWithView };

/** Lets the user choose a picture of the media library and inserts it at the caret. */
function PictureDialog({ editor, onClose }: EditorDialogProps) {
  const pictures = usePictures();

  function insert(picture: EditorPicture) {
    onClose();
    pictures.remember(picture);
    insertBlock(editor, newPicture(picture));
  }

  return <PicturePickerOnDemand onPick={insert} onClose={onClose} />;
}

/**
 * Inserts a block at the caret, or after the picture in whose texts the caret is. At the end of the body also appends a
 * paragraph, so that text can follow.
 */
function insertBlock(editor: Editor, block: BodyNode): void {
  const { selection, doc } = editor.state;
  const isLast = selection.$to.after(1) >= doc.content.size;
  const blocks = isLast ? [block, { type: 'paragraph' }] : [block];
  const after = afterPicture(selection.$to);
  const chain = editor.chain();
  (after === undefined ? chain.insertContent(blocks) : chain.insertContentAt(after, blocks)).run();
}
