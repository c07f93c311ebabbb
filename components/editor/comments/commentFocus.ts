import type { CommentStore } from './commentStore.ts';

/** The id of the panel with all comments. */
export const COMMENTS_ID = 'comments';

/** Moves the focus to the comments, after the card or form that had it is gone. */
export const focusComments = (): void => document.getElementById(COMMENTS_ID)?.focus();

/** Lets the card of a comment that was sent take the focus when it appears, unless the user moves the focus first. */
export function focusSentComment(store: CommentStore, threadId: string): void {
  store.focusRequest = threadId;
  const dropRequest = () => {
    if (store.focusRequest === threadId) store.focusRequest = null;
  };
  document.addEventListener('focusin', dropRequest, { once: true });
}
