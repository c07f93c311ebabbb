'use client';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { CopyOwner } from '#components/localCopies/copyRecord.ts';
import { askBeforeLeaving, closeWhenStored, trackOpenDraft } from '#components/localCopies/openDrafts.ts';
import { openDraft } from './openDraft.ts';
import { type DraftLeftover, OPENING_STATE, type OpenDraft, type OpenDraftState } from './openDraftTypes.ts';

export type DraftSession = {
  /** undefined on the server and until it is opened */
  draft: OpenDraft | undefined;
  /** the contents of documents that were put aside while the component was mounted, the latest first */
  leftovers: DraftLeftover[];
};

/**
 * Opens a draft while the component is mounted. A document that does not belong to the server's history of the draft is put
 * aside, and the draft is opened again in the server's state.
 */
export function useDraft(articleId: number, { database, userId, email }: CopyOwner): DraftSession {
  const [draft, setDraft] = useState<OpenDraft>();
  const [leftovers, setLeftovers] = useState<DraftLeftover[]>([]);
  const [round, setRound] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each round opens the draft again
  useEffect(() => {
    const opened = openDraft(articleId, { database, userId, email });
    const untrack = trackOpenDraft(opened);
    setDraft(opened);
    let isOver = false;
    const end = () => {
      isOver = true;
      untrack();
      return opened.close();
    };
    const stopListening = opened.subscribe(() => {
      if (isOver || !opened.state().isSuperseded) return;
      setDraft(undefined);
      void end().then((leftover) => {
        if (leftover) setLeftovers((before) => [leftover, ...before]);
        setRound((before) => before + 1);
      });
    });
    return () => {
      stopListening();
      setDraft(undefined);
      if (!isOver) closeWhenStored(opened, end);
    };
  }, [articleId, database, userId, email, round]);

  const isOnlyHere = leftovers.some(({ isStored }) => !isStored);
  useEffect(() => askWhileNeeded(draft, isOnlyHere), [draft, isOnlyHere]);

  return { draft, leftovers };
}

/**
 * Asks before leaving the page while the draft, or a leftover, is not stored. It follows the draft by a subscription: a
 * state of the component would render the page with each keystroke. @returns a function that ends it
 */
function askWhileNeeded(draft: OpenDraft | undefined, isOnlyHere: boolean): () => void {
  let stopAsking: (() => void) | undefined;
  const follow = () => {
    if (isOnlyHere || draft?.state().shouldAskBeforeLeaving) stopAsking ??= askBeforeLeaving();
    else {
      stopAsking?.();
      stopAsking = undefined;
    }
  };
  follow();
  const unsubscribe = draft?.subscribe(follow);
  return () => {
    unsubscribe?.();
    stopAsking?.();
  };
}

const never = () => () => {};

export function useOpenDraftState<T>(draft: OpenDraft | undefined, choose: (state: OpenDraftState) => T): T {
  const now = () => choose(draft?.state() ?? OPENING_STATE);
  return useSyncExternalStore(draft?.subscribe ?? never, now, () => choose(OPENING_STATE));
}
