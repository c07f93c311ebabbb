'use client';
import type { Editor } from '@tiptap/core';
import { Image } from 'lucide-react';
import type { BodyNode } from '#body/bodyTypes.ts';
import type { EditorPicture } from '#components/editor/editorActs.ts';
import { PicturePickerOnDemand } from '#components/staff/media/PicturePickerOnDemand.ts';
import type { BlockControls, EditorDialogProps } from './blockControls.ts';
import { figureWithView } from './FigureView.tsx';
import { usePictures } from './pictures.tsx';

export const figureControls: BlockControls = {
  formats: [
    {
      name: 'figure',
      icon: Image,
      key: 'Mod-Shift-f',
      isOutsideToolbar: true,
      words: 'image picture photo figure tupian',
      apply: (_, { open }) => open('figure'),
    },
  ],
  withView: figureWithView,
  dialogs: { figure: FigureDialog },
};

/** Lets the user choose a picture of the media library and inserts it at the caret. */
function FigureDialog({ editor, onClose }: EditorDialogProps) {
  const pictures = usePictures();

  function insert(picture: EditorPicture) {
    onClose();
    pictures.remember(picture);
    const { id, alt, caption, credit } = picture;
    insertBlock(editor, { type: 'figure', attrs: { asset: id, alt, caption, credit } });
  }

  return <PicturePickerOnDemand onPick={insert} onClose={onClose} />;
}

/** Inserts a block at the caret. At the end of the body also appends a paragraph, so that text can follow. */
function insertBlock(editor: Editor, block: BodyNode): void {
  const { selection, doc } = editor.state;
  const isLast = selection.$to.after(1) >= doc.content.size;
  editor
    .chain()
    .insertContent(isLast ? [block, { type: 'paragraph' }] : [block])
    .run();
}
