'use client';
import { Image } from 'lucide-react';
import type { EditorPicture } from '#components/editor/editorActs.ts';
import { PicturePicker } from '#components/staff/media/PicturePicker.tsx';
import type { BlockControls, EditorDialogProps } from './blockControls.ts';
import { figureWithView } from './FigureView.tsx';
import { insertBlock } from './insertBlock.ts';
import { usePictures } from './pictures.tsx';

export const figureControls: BlockControls = {
  formats: [
    {
      name: 'figure',
      icon: Image,
      key: 'Mod-Shift-f',
      isInToolbar: false,
      words: 'image picture photo figure tupian',
      isActive: (editor) => editor.isActive('figure'),
      apply: (_, { open }) => open('figure'),
    },
  ],
  withView: figureWithView,
  dialogs: { figure: FigureDialog },
};

/** Asks for a picture of the media library and sets it at the caret. */
function FigureDialog({ editor, onClose }: EditorDialogProps) {
  const pictures = usePictures();

  function insert(picture: EditorPicture) {
    onClose();
    pictures.remember(picture);
    const { id, alt, caption, credit } = picture;
    insertBlock(editor, { type: 'figure', attrs: { asset: id, alt, caption, credit } });
  }

  return <PicturePicker onPick={insert} onClose={onClose} />;
}
