'use client';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { CopyOwner } from '#components/localCopies/copyRecord.ts';
import { askBeforeLeaving, closeWhenKept, trackOpenDraft } from '#components/localCopies/openDrafts.ts';
import { type DraftLeftover, type DraftState, type OpenDraft, openDraft, openingState } from './openDraft.ts';

export type DraftSession = {
  /** undefined on the server and in the first moment */
  draft: OpenDraft | undefined;
  /** what documents held that were put aside while the component was there, the latest first */
  leftovers: DraftLeftover[];
};

/**
 * Opens a draft for as long as the component is there. A document that does not belong to the server's history of the
 * draft is put aside, and the draft is opened anew as the server has it.
 */
export function useDraft(articleId: number, { database, userId, email }: CopyOwner): DraftSession {
  const [draft, setDraft] = useState<OpenDraft>();
  const [leftovers, setLeftovers] = useState<DraftLeftover[]>([]);
  const [round, setRound] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each round opens the draft anew
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
      if (!isOver) closeWhenKept(opened, end);
    };
  }, [articleId, database, userId, email, round]);

  const isOnlyHere = leftovers.some(({ isKept }) => !isKept);
  const asked = useDraftState(draft, (state) => state.shouldAskBeforeLeaving) || isOnlyHere;
  useEffect(() => (asked ? askBeforeLeaving() : undefined), [asked]);

  return { draft, leftovers };
}

const never = () => () => {};

export function useDraftState<T>(draft: OpenDraft | undefined, choose: (state: DraftState) => T): T {
  const now = () => choose(draft?.state() ?? openingState());
  return useSyncExternalStore(draft?.subscribe ?? never, now, () => choose(openingState()));
}
