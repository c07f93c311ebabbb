'use client';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { SNAPSHOT_DAYS } from '#contracts/reviewedSnapshot.ts';
import { ChangesSinceDialog } from './ChangesSinceDialog.tsx';
import type { Since } from './useChangesSince.ts';

type Props = {
  since: Since;
  language: string;
  /** whether the newer draft is being loaded */
  isLoading: boolean;
  /** Replaces the reviewed snapshot by the newer draft; the form keeps its values. */
  onReviewNewer(): void;
};

/** Says that the draft has changed since the review, and that the reviewed snapshot is what would be released. */
export function DraftChangedNotice({ since, language, isLoading, onReviewNewer }: Props) {
  const t = useTranslations('release.since');
  const refusals = useTranslations('refusals');
  const format = useFormatter();
  const [open, setOpen] = useState(false);
  const changes = since === 'gone' ? null : since;
  const isOver = since === 'gone' || changes?.overtaken != null;
  const isShown = isOver || (changes !== null && changes.count > 0);

  function sentence() {
    if (since === 'gone') return refusals('review-gone', { days: SNAPSHOT_DAYS });
    if (!changes) return null;
    if (changes.overtaken)
      return refusals('review-overtaken', { field: changes.overtaken, by: 'nobody', name: '' });
    const edited = changes.people.length
      ? t('editedBy', { people: format.list(changes.people), count: changes.count })
      : t('edited', { count: changes.count });
    return `${edited} ${t('stillGoesOut')}`;
  }

  return (
    <div>
      {/* Without the number of changes, so that typing by others causes no announcements. */}
      <p role="status" className="sr-only">
        {isShown && t(isLoading ? 'loading' : isOver ? 'heardOver' : 'heard')}
      </p>
      {isShown && (
        <div
          aria-busy={isLoading}
          className="flex flex-col gap-1.5 border-l-4 border-wait bg-wait-wash px-3 py-2 text-sm"
        >
          <p>{sentence()}</p>
          <p className="flex flex-wrap gap-2">
            {changes && changes.count > 0 && (
              <Button small onClick={() => setOpen(true)}>
                {t('show')}
              </Button>
            )}
            <Button small aria-disabled={isLoading || undefined} onClick={() => isLoading || onReviewNewer()}>
              {t(isLoading ? 'loading' : 'review')}
            </Button>
          </p>
        </div>
      )}
      {changes && (
        <ChangesSinceDialog
          open={open && isShown}
          onOpenChange={setOpen}
          changes={changes}
          language={language}
          onReviewNewer={() => {
            setOpen(false);
            onReviewNewer();
          }}
        />
      )}
    </div>
  );
}
