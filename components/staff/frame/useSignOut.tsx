import { type ReactNode, useEffect, useState } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl';
import type { CopyOwner } from '#components/localCopies/copyRecord.ts';
import { leaveUnasked } from '#components/localCopies/openDrafts.ts';
import { clearCopies, findUnsavedWords, followSigningOut } from '#components/localCopies/signingOut.ts';
import { uploadLossReason } from '#components/staff/upgrade/upgradeSignal.ts';
import { Button } from '#components/ui/Button.tsx';
import { Dialog } from '#components/ui/Dialog.tsx';

type Choice = { unsavedToo: boolean };
type UnsavedText = Awaited<ReturnType<typeof findUnsavedWords>>;

/**
 * Signs out and deletes the user's saved copies from this device. Asks first when text is not saved.
 * @returns the function that begins signing out, and the dialog to render
 */
export function useSignOut(owner: CopyOwner, signOut: () => Promise<void>) {
  const t = useTranslations('refusals');
  const [unsaved, setUnsaved] = useState<UnsavedText>();
  const { database, userId, email } = owner;
  useEffect(() => followSigningOut({ database, userId, email }), [database, userId, email]);

  async function leave(choice: Choice) {
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
    <SignOutDialog unsaved={unsaved} onStay={() => setUnsaved(undefined)} onSignOut={leave} />
  );
  return { begin: () => void begin(), dialog };
}

type Props = { unsaved: UnsavedText; onStay(): void; onSignOut(choice: Choice): void };

/** Asks before signing out leaves unsaved text on a device that others may use. */
function SignOutDialog({ unsaved: { copies, hasUnstoredText }, onStay, onSignOut }: Props) {
  const t = useTranslations('newsroom.signingOut');
  const stories = [...new Map(copies.map((copy) => [copy.articleId, copy])).values()];
  return (
    <Dialog open onOpenChange={onStay} title={t('title')}>
      <div className="grid gap-3 text-sm">
        {stories.length > 0 && (
          <>
            <p>{t('unsaved', { count: stories.length })}</p>
            <ul className="list-disc ps-5">
              {stories.map(({ articleId, headline }) => (
                <li key={articleId} dir="auto">
                  {headline || t('untitled')}
                </li>
              ))}
            </ul>
          </>
        )}
        {hasUnstoredText && <p className="font-medium text-press-ink">{t('unkept')}</p>}
        {stories.length > 0 && <p className="text-quiet">{t('choices')}</p>}
        <div className="mt-2 flex flex-wrap gap-2">
          <Button autoFocus onClick={onStay}>
            {t('stay')}
          </Button>
          {stories.length > 0 && (
            <Button onClick={() => onSignOut({ unsavedToo: false })}>{t('keep')}</Button>
          )}
          <Button look="danger" onClick={() => onSignOut({ unsavedToo: true })}>
            {t('discard')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
