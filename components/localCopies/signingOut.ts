import type { CopyOwner, CopyRecord } from './copyRecord.ts';
import { deleteCopiesWhere, listCopies } from './draftCopies.ts';
import { hasUnkeptWords, pauseCopies } from './openDrafts.ts';
import { copyDatabase } from './sharedDatabase.ts';

/** Milliseconds that words on their way to the server are given before signing out asks about them. */
const PATIENCE_MS = 2_000;
const CHANNEL = 'copydesk-signed-out';

export type UnsavedWords = {
  /** this person's copies with words that the server has not acknowledged */
  copies: CopyRecord[];
  /** whether this page holds words that are neither saved nor in the browser's storage */
  isUnkept: boolean;
};

const isOwn = (copy: CopyRecord, { database, userId }: CopyOwner): boolean =>
  copy.database === database && copy.userId === userId;

/** What signing out now would leave unsaved. Storage that cannot be read counts as empty. */
export async function findUnsavedWords(owner: CopyOwner): Promise<UnsavedWords> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const all = await listCopies(copyDatabase()).catch(() => []);
    const found = {
      copies: all.filter((copy) => isOwn(copy, owner) && copy.pending),
      isUnkept: hasUnkeptWords(),
    };
    if ((found.copies.length === 0 && !found.isUnkept) || Date.now() > end) return found;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

/**
 * Deletes this person's copies from the device, here and in other tabs: those that are saved, or all. To be called once
 * the session has ended: while it goes on, words that were not saved must stay where they are kept.
 */
export async function clearCopies(owner: CopyOwner, { unsavedToo }: { unsavedToo: boolean }): Promise<void> {
  pauseCopies({ all: unsavedToo });
  const others = channel();
  others?.postMessage({ ...owner, unsavedToo });
  others?.close();
  const isMeant = (copy: CopyRecord) => isOwn(copy, owner) && (unsavedToo || !copy.pending);
  await deleteCopiesWhere(copyDatabase(), isMeant).catch(() => {});
}

/** Stops this tab from writing copies again that signing out in another tab deletes. @returns what ends it */
export function followSigningOut(owner: CopyOwner): () => void {
  const heard = channel();
  if (!heard) return () => {};
  heard.onmessage = ({ data }: MessageEvent<CopyOwner & { unsavedToo: boolean }>) => {
    if (data.database === owner.database && data.userId === owner.userId)
      pauseCopies({ all: data.unsavedToo });
  };
  return () => heard.close();
}

function channel(): BroadcastChannel | undefined {
  return typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(CHANNEL);
}
