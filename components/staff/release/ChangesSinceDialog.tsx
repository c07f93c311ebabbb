'use client';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { Dialog } from '#components/ui/Dialog.tsx';
import type { ChangesSince } from '#editorial/releases/changesSinceReview.ts';
import type { ReviewedFieldChange } from '#editorial/releases/contentComparison.ts';
import { isChanged, ReleaseChanges } from './ReleaseChanges.tsx';

type Props = {
  open: boolean;
  onOpenChange(open: boolean): void;
  changes: ChangesSince;
  language: string;
  onReviewNewer(): void;
};

/** The differences of the current draft from the reviewed snapshot, updated while somebody types. */
export function ChangesSinceDialog({ open, onOpenChange, changes, language, onReviewNewer }: Props) {
  const t = useTranslations('release.since');
  const { fields, text } = changes;
  const wordsOf = (field: ReviewedFieldChange['field'], value: string) =>
    field === 'fronts' ? t(value === 'on' ? 'fronts.on' : 'fronts.off') : value || t('empty');
  return (
    <Dialog open={open} onOpenChange={onOpenChange} wide title={t('title')} description={t('text')}>
      <div className="flex flex-col gap-4">
        <section
          aria-label={t('title')}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
          tabIndex={0}
          className="flex max-h-[55dvh] flex-col gap-4 overflow-auto rounded-md border border-line p-3"
        >
          {fields.length > 0 && (
            <dl className="flex flex-col gap-3">
              {fields.map(({ field, before, after }) => (
                <div key={field}>
                  <dt className="text-xs font-medium text-quiet">{t(`field.${field}`)}</dt>
                  <dd>
                    <del className="bg-press-wash text-press-ink">{wordsOf(field, before)}</del>{' '}
                    <ins className="bg-good-wash text-good no-underline">{wordsOf(field, after)}</ins>
                  </dd>
                </div>
              ))}
            </dl>
          )}
          {(isChanged(text) || fields.length === 0) && (
            <ReleaseChanges compared={text} language={language} same={t('same')} />
          )}
        </section>
        <div className="flex flex-wrap justify-end gap-3">
          <Button onClick={() => onOpenChange(false)}>{t('keep')}</Button>
          <Button look="press" onClick={onReviewNewer}>
            {t('review')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
