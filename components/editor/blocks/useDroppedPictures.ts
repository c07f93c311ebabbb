'use client';
import type { Editor } from '@tiptap/core';
import { useEffect } from 'react';
import { type DraftPlace, insertPictureAt } from '#components/editor/document/draftPlace.ts';
import { useUploads } from '#components/staff/media/useUploads.ts';
import { usePictures } from './pictures.tsx';

/** Uploads files to the media library and inserts each at its place. Warns before leaving during uploads. */
export function useDroppedPictures(findEditor: () => Editor | null) {
  const pictures = usePictures();
  const { uploads, add } = useUploads(() => {});
  const isUploading = uploads.some(({ refused }) => refused === null);

  useEffect(() => {
    if (!isUploading) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isUploading]);

  useEffect(() => {
    // By default, the browser leaves the page to open a file that is dropped outside the text.
    const block = (event: DragEvent) => event.dataTransfer?.types.includes('Files') && event.preventDefault();
    const leaving = new AbortController();
    for (const name of ['dragover', 'drop'] as const)
      window.addEventListener(name, block, { signal: leaving.signal });
    return () => leaving.abort();
  }, []);

  function upload(files: File[], place: DraftPlace) {
    add(files, (picture) => {
      pictures.remember(picture);
      const editor = findEditor();
      if (editor?.isEditable) insertPictureAt(editor, place, picture);
    });
  }

  return { uploads, upload };
}
