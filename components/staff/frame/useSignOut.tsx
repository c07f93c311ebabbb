'use client';
import { type ReactNode, useEffect, useState } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl';
import type { CopyOwner } from '#components/localCopies/copyRecord.ts';
import { leaveUnasked } from '#components/localCopies/openDrafts.ts';
import {
  clearCopies,
  findUnsavedWords,
  followSigningOut,
  type UnsavedWords,
} from '#components/localCopies/signingOut.ts';
import { uploadLossReason } from '#components/staff/upgrade/upgradeSignal.ts';
import { SignOutDialog } from './SignOutDialog.tsx';

/**
 * Signing out clears this person's saved copies from the device, and asks first when words are not saved.
 * @returns what begins it, and the dialog to render
 */
export function useSignOut(
  owner: CopyOwner,
  signOut: () => Promise<void>,
): { begin(): void; dialog: ReactNode } {
  const t = useTranslations('refusals');
  const [unsaved, setUnsaved] = useState<UnsavedWords>();
  const { database, userId, email } = owner;
  useEffect(() => followSigningOut({ database, userId, email }), [database, userId, email]);

  async function leave(choice: { unsavedToo: boolean }) {
    setUnsaved(undefined);
    try {
      await signOut();
    } catch {
      toast.error(t(uploadLossReason()));
      return; // still signed in: every word stays where it is kept
    }
    if (choice.unsavedToo) leaveUnasked();
    await clearCopies(owner, choice);
    window.location.assign('/sign-in'); // a whole new page: nothing of this person's stays in its memory
  }

  async function begin() {
    const found = await findUnsavedWords(owner);
    if (found.copies.length === 0 && !found.isUnkept) await leave({ unsavedToo: false });
    else setUnsaved(found);
  }

  return {
    begin: () => void begin(),
    dialog: unsaved && (
      <SignOutDialog
        unsaved={unsaved}
        onStay={() => setUnsaved(undefined)}
        onSignOut={(choice) => void leave(choice)}
      />
    ),
  };
}
