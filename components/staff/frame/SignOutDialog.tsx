'use client';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import type { findUnsavedWords } from '#components/localCopies/signingOut.ts';
import { Button } from '#components/ui/Button.tsx';
import { Dialog } from '#components/ui/Dialog.tsx';

export type SignOutChoice = { unsavedToo: boolean };
export type UnsavedText = Awaited<ReturnType<typeof findUnsavedWords>>;

type Props = { unsaved: UnsavedText; onClose(): void; onSignOut(choice: SignOutChoice): void };

/** Asks before signing out leaves unsaved text on a device that others may use. */
export function SignOutDialog({ unsaved: { copies, hasUnstoredText }, onClose, onSignOut }: Props) {
  const t = useTranslations('newsroom.signingOut');
  const unsavedId = useId();
  const stories = [...new Map(copies.map((copy) => [copy.articleId, copy])).values()];
  return (
    <Dialog open isAlert onOpenChange={onClose} title={t('title')} descriptionId={unsavedId}>
      <div className="grid gap-3 text-sm">
        <div id={unsavedId} className="grid gap-3">
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
        </div>
        <div className="mt-2 flex flex-wrap gap-2">
          <Button autoFocus onClick={onClose}>
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
