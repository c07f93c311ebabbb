'use client';
import type { Editor } from '@tiptap/core';
import { useEffect } from 'react';
import { type DraftPlace, insertFigureAt } from '#components/editor/document/draftPlace.ts';
import { useUploads } from '#components/staff/media/useUploads.ts';
import { usePictures } from './pictures.tsx';

/** Uploads files to the media library and sets each as a figure at its place. Leaving the page meanwhile is asked about. */
export function useDroppedPictures(findEditor: () => Editor | null) {
  const pictures = usePictures();
  const { uploads, add } = useUploads(() => {});
  const isUploading = uploads.some(({ refused }) => refused === null);

  useEffect(() => {
    if (!isUploading) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isUploading]);

  useEffect(() => {
    // A file that misses the text would be opened in the place of the page.
    const stay = (event: DragEvent) => event.dataTransfer?.types.includes('Files') && event.preventDefault();
    window.addEventListener('dragover', stay);
    window.addEventListener('drop', stay);
    return () => {
      window.removeEventListener('dragover', stay);
      window.removeEventListener('drop', stay);
    };
  }, []);

  function upload(files: File[], place: DraftPlace) {
    add(files, (picture) => {
      pictures.remember(picture);
      const editor = findEditor();
      if (editor?.isEditable) insertFigureAt(editor, place, picture);
    });
  }

  return { uploads, upload };
}
