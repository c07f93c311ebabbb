import { type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { CopyOwner } from '#components/localCopies/copyRecord.ts';
import { leaveUnasked } from '#components/localCopies/openDrafts.ts';
import { clearCopies, findUnsavedWords, followSigningOut } from '#components/localCopies/signingOut.ts';
import { uploadLossReason } from '#components/staff/upgrade/upgradeSignal.ts';
import { onDemand } from '#components/ui/onDemand.tsx';
import { toast } from '#components/ui/toast.ts';
import type { SignOutChoice, UnsavedText } from './SignOutDialog.tsx';

const SignOutDialog = onDemand(() => import('./SignOutDialog.tsx').then((file) => file.SignOutDialog));

/**
 * Signs out and deletes the user's saved copies from this device. Asks first when text is not saved.
 * @returns the function that begins signing out, and the dialog to render
 */
export function useSignOut(owner: CopyOwner, signOut: () => Promise<void>) {
  const t = useTranslations('refusals');
  const [unsaved, setUnsaved] = useState<UnsavedText>();
  const { database, userId, email } = owner;
  useEffect(() => followSigningOut({ database, userId, email }), [database, userId, email]);

  async function leave(choice: SignOutChoice) {
    setUnsaved(undefined);
    try {
      await signOut();
    } catch {
      toast.error(t(uploadLossReason()));
      return; // still signed in: all text stays where it is stored
    }
    if (choice.unsavedToo) leaveUnasked();
    await clearCopies(owner, choice);
    window.location.assign('/sign-in'); // a full page load, so that no data of this user stays in memory
  }

  async function begin() {
    const words = await findUnsavedWords(owner);
    if (words.copies.length === 0 && !words.hasUnstoredText) await leave({ unsavedToo: false });
    else setUnsaved(words);
  }

  const dialog: ReactNode = unsaved && (
    <SignOutDialog unsaved={unsaved} onClose={() => setUnsaved(undefined)} onSignOut={leave} />
  );
  return { begin: () => void begin(), dialog };
}
