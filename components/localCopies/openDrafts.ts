/** The state of a draft that is open on the page, for leaving the page and for signing out. */
export type TrackedDraft = {
  state(): { storedOn: 'server' | 'device' | 'nowhere'; ready: boolean };
  subscribe(listener: () => void): () => void;
  pauseCopy(): void;
};

const open = new Set<TrackedDraft>();

export function trackOpenDraft(draft: TrackedDraft): () => void {
  open.add(draft);
  return () => open.delete(draft);
}

const isUnstored = (draft: TrackedDraft): boolean =>
  draft.state().ready && draft.state().storedOn === 'nowhere';

/** Whether a draft on this page has text that is neither on the server nor in the browser's storage. */
export const hasUnstoredDraft = (): boolean => [...open].some(isUnstored);

/** Pauses the copies of saved drafts, so that they can be deleted; with `all`, those of every draft. */
export function pauseCopies({ all = false } = {}): void {
  for (const draft of open) if (all || draft.state().storedOn === 'server') draft.pauseCopy();
}

let isLeavingDecided = false;
/** Call when the user has chosen to leave the page without its unsaved text: the browser then does not ask again. */
export function leaveUnasked(): void {
  isLeavingDecided = true;
}

/** Makes the browser ask before it leaves the page. @returns a function that ends this */
export function askBeforeLeaving(): () => void {
  const warn = (event: BeforeUnloadEvent) => {
    if (!isLeavingDecided) event.preventDefault();
  };
  window.addEventListener('beforeunload', warn);
  return () => window.removeEventListener('beforeunload', warn);
}

/** Closes a draft that is no longer shown, once its text is stored. Until then it sends, and leaving the page asks. */
export function closeWhenStored(draft: TrackedDraft, close: () => Promise<unknown>): void {
  if (!isUnstored(draft)) return void close();
  const stopAsking = askBeforeLeaving();
  const stopListening = draft.subscribe(() => {
    if (isUnstored(draft)) return;
    stopAsking();
    stopListening();
    void close();
  });
}
