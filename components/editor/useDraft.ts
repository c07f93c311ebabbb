'use client';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { type DraftState, type OpenDraft, openDraft } from './openingDraft.ts';

/** Opens a draft for as long as the component is there; undefined on the server and in the first moment. */
export function useDraft(articleId: number): OpenDraft | undefined {
  const [draft, setDraft] = useState<OpenDraft>();
  useEffect(() => {
    const opened = openDraft(articleId);
    setDraft(opened);
    return () => {
      setDraft(undefined);
      opened.close();
    };
  }, [articleId]);
  return draft;
}

const opening: DraftState = { saving: 'opening', ready: false, people: [] };
const never = () => () => {};

export function useDraftState<T>(draft: OpenDraft | undefined, choose: (state: DraftState) => T): T {
  const now = () => choose(draft?.state() ?? opening);
  return useSyncExternalStore(draft?.subscribe ?? never, now, () => choose(opening));
}
