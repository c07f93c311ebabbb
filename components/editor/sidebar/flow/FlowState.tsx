'use client';
import { useTranslations } from 'use-intl';
import { versionsAddress } from '#components/staff/versions/versionAddress.ts';
import { Link, linkLook } from '#components/ui/Link.tsx';
import { Tag } from '#components/ui/Tag.tsx';
import { Time } from '#components/ui/Time.tsx';
import type { ArticleReview, Assignment } from '#editorial/flow/articleFlow.ts';
import { FlowNote } from './FlowNote.tsx';

/** Whether the article is submitted, returned or approved, by whom and when, with the note. */
export function ReviewStateText({ articleId, review }: { articleId: number; review: ArticleReview | null }) {
  const t = useTranslations('flow');
  if (!review) return <p className="text-quiet">{t('none')}</p>;
  const time = <Time at={review.at} look="short" />;
  const by = review.by ?? t('system');
  return (
    <div className="flex flex-col items-start gap-2">
      <p className="wrap-anywhere">
        {review.is === 'returned'
          ? t.rich('returned', { to: review.to ?? t('someone'), by, at: () => time })
          : t.rich(review.is, { by, at: () => time })}
      </p>
      {review.is === 'approved' && review.isChanged && (
        <>
          <p className="flex flex-wrap items-center gap-2">
            <Tag tone="wait">{t('changed')}</Tag> <span className="text-quiet">{t('changedHint')}</span>
          </p>
          <Link
            className={linkLook}
            href={versionsAddress(articleId, { version: String(review.version), to: undefined })}
          >
            {t('compare')}
          </Link>
        </>
      )}
      <FlowNote text={review.note} />
    </div>
  );
}

/** To whom the article is assigned, and until when. */
export function AssignmentState({ assignment }: { assignment: Assignment | null }) {
  const t = useTranslations('flow');
  if (!assignment) return <p className="text-quiet">{t('unassigned')}</p>;
  const { name, dueAt, isOverdue, note } = assignment;
  return (
    <div className="flex flex-col items-start gap-2">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-medium wrap-anywhere">{t('assigned', { name })}</span>
        {dueAt && <span>{t.rich('due', { at: () => <Time at={dueAt} look="long" /> })}</span>}
        {isOverdue && <Tag tone="press">{t('overdue')}</Tag>}
      </p>
      <FlowNote text={note} />
    </div>
  );
}
