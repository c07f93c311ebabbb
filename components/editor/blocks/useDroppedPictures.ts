'use client';
import type { Editor } from '@tiptap/core';
import { useEffect } from 'react';
import { type DraftPlace, insertFigureAt } from '#components/editor/document/draftPlace.ts';
import { useUploads } from '#components/staff/media/useUploads.ts';
import { usePictures } from './pictures.tsx';

/** Uploads files to the media library and inserts each as a figure at its place. Asks before the page is left meanwhile. */
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
    // The browser would leave the page and open a file that is dropped outside the text.
    const stay = (event: DragEvent) => event.dataTransfer?.types.includes('Files') && event.preventDefault();
    const leaving = new AbortController();
    for (const name of ['dragover', 'drop'] as const)
      window.addEventListener(name, stay, { signal: leaving.signal });
    return () => leaving.abort();
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
