'use client';
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import type { EditorActs, EditorPicture } from '#components/editor/editorActs.ts';

type Pictures = {
  remember(picture: EditorPicture): void;
  find(id: number): Promise<EditorPicture | null>;
};

const Context = createContext<Pictures | undefined>(undefined);

/** What the editor knows of pictures: each is asked for once. */
export function PicturesKnown({ acts, children }: { acts: EditorActs; children: ReactNode }) {
  const pictures = useMemo<Pictures>(() => {
    const known = new Map<number, Promise<EditorPicture | null>>();
    return {
      remember: (picture) => void known.set(picture.id, Promise.resolve(picture)),
      find(id) {
        const found =
          known.get(id) ?? acts.findPicture(id).then((answer) => (answer.ok ? answer.value : null));
        known.set(id, found);
        return found;
      },
    };
  }, [acts]);
  return <Context value={pictures}>{children}</Context>;
}

export function usePictures(): Pictures {
  const pictures = use(Context);
  if (!pictures) throw new Error('usePictures outside PicturesKnown');
  return pictures;
}

/** One picture: undefined while it is asked for, null when it is not there. */
export function usePicture(id: number | null): EditorPicture | null | undefined {
  const pictures = usePictures();
  const [picture, setPicture] = useState<EditorPicture | null>();
  useEffect(() => {
    let current = true;
    setPicture(id === null ? null : undefined);
    if (id !== null) pictures.find(id).then((found) => current && setPicture(found));
    return () => {
      current = false;
    };
  }, [id, pictures]);
  return picture;
}
