'use client';
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import type { EditorActs, EditorPicture } from '#components/editor/editorActs.ts';

type Pictures = {
  remember(picture: EditorPicture): void;
  find(id: number): Promise<EditorPicture | null>;
};

const Context = createContext<Pictures | undefined>(undefined);

/** Caches the editor's pictures, so that each is requested once. */
export function PicturesKnown({ acts, children }: { acts: EditorActs; children: ReactNode }) {
  const pictures = useMemo<Pictures>(() => {
    const cache = new Map<number, Promise<EditorPicture | null>>();
    return {
      remember: (picture) => void cache.set(picture.id, Promise.resolve(picture)),
      find(id) {
        const find = () => acts.findPicture(id).then((answer) => (answer.ok ? answer.value : null));
        const picture = cache.get(id) ?? find();
        cache.set(id, picture);
        return picture;
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

/** One picture: undefined while it is loading, null if there is none. */
export function usePicture(id: number | null): EditorPicture | null | undefined {
  const pictures = usePictures();
  const [picture, setPicture] = useState<EditorPicture | null>();
  useEffect(() => {
    let isCurrent = true;
    setPicture(id === null ? null : undefined);
    if (id !== null) pictures.find(id).then((loaded) => isCurrent && setPicture(loaded));
    return () => {
      isCurrent = false;
    };
  }, [id, pictures]);
  return picture;
}
