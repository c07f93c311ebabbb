import type { CopyOwner, CopyRecord } from './copyRecord.ts';
import { deleteCopiesWhere, listCopies } from './draftCopies.ts';
import { hasUnstoredDraft, pauseCopies } from './openDrafts.ts';
import { copyDatabase } from './sharedDatabase.ts';

/** Milliseconds to wait for unsaved text to be saved before the user is asked about it. */
const MAX_WAIT_MS = 2_000;
const CHANNEL = 'copydesk-signed-out';

export type UnsavedWords = {
  /** the user's copies with text that the server has not acknowledged */
  copies: CopyRecord[];
  /** whether this page has text that is neither saved nor in the browser's storage */
  hasUnstoredText: boolean;
};

/** The message to other tabs. */
type SignedOut = CopyOwner & { unsavedToo: boolean };

const isOwn = (copy: CopyRecord, { database, userId }: CopyOwner): boolean =>
  copy.database === database && copy.userId === userId;

/** The text that would be unsaved after signing out now. Storage that cannot be read counts as empty. */
export async function findUnsavedWords(owner: CopyOwner): Promise<UnsavedWords> {
  const end = Date.now() + MAX_WAIT_MS;
  for (;;) {
    const all = await listCopies(copyDatabase()).catch(() => []);
    const copies = all.filter((copy) => isOwn(copy, owner) && copy.pending);
    const hasUnstoredText = hasUnstoredDraft();
    if ((copies.length === 0 && !hasUnstoredText) || Date.now() > end) return { copies, hasUnstoredText };
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

/**
 * Deletes the user's copies from the device, here and in other tabs: the saved ones, or all. Call it after the session has
 * ended: during the session, unsaved text must stay where it is stored.
 */
export async function clearCopies(owner: CopyOwner, { unsavedToo }: { unsavedToo: boolean }): Promise<void> {
  pauseCopies({ all: unsavedToo });
  const otherTabs = channel();
  otherTabs?.postMessage({ ...owner, unsavedToo } satisfies SignedOut);
  otherTabs?.close();
  const shouldDelete = (copy: CopyRecord) => isOwn(copy, owner) && (unsavedToo || !copy.pending);
  await deleteCopiesWhere(copyDatabase(), shouldDelete).catch(() => {});
}

/** Keeps this tab from rewriting copies that signing out in another tab deletes. @returns a function that ends this */
export function followSigningOut(owner: CopyOwner): () => void {
  const otherTabs = channel();
  if (!otherTabs) return () => {};
  otherTabs.onmessage = ({ data: { database, userId, unsavedToo } }: MessageEvent<SignedOut>) => {
    if (database === owner.database && userId === owner.userId) pauseCopies({ all: unsavedToo });
  };
  return () => otherTabs.close();
}

function channel(): BroadcastChannel | undefined {
  return typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(CHANNEL);
}
