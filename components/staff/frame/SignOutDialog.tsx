'use client';
import { useTranslations } from 'use-intl';
import type { UnsavedWords } from '#components/localCopies/signingOut.ts';
import { Button } from '#components/ui/Button.tsx';
import { Dialog } from '#components/ui/Dialog.tsx';

type Props = {
  unsaved: UnsavedWords;
  onStay(): void;
  onSignOut(choice: { unsavedToo: boolean }): void;
};

/** Asks before signing out leaves words unsaved on a device that others may use. */
export function SignOutDialog({ unsaved, onStay, onSignOut }: Props) {
  const t = useTranslations('newsroom.signingOut');
  const { copies, isUnkept } = unsaved;
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
        {isUnkept && <p className="font-medium text-press-ink">{t('unkept')}</p>}
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
