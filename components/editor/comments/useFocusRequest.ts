import { useEffect, useEffectEvent } from 'react';
import { useCommentState, useComments } from './CommentsProvider.tsx';

/** Calls `focus` when the card or form of this thread is asked to take the focus, also if that was before it appeared. */
export function useFocusRequest(threadId: string | null, focus: () => void): void {
  const { store } = useComments();
  const requests = useCommentState((state) => state.requests);
  const take = useEffectEvent(() => {
    if (threadId === null || store.focusRequest !== threadId) return;
    store.focusRequest = null;
    focus();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each request is answered
  useEffect(() => take(), [requests]);
}
