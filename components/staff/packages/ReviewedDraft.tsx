'use client';
import { useTranslations } from 'use-intl';
import { DraftChangedNotice } from '#components/staff/release/DraftChangedNotice.tsx';
import { useChangesSince } from '#components/staff/release/useChangesSince.ts';
import { Time } from '#components/ui/Time.tsx';
import type { ArticleItem } from '#editorial/packages/packageContents.ts';

type Props = { item: ArticleItem; isLoading: boolean; onReviewNewer(): void };

/** Which state of an article's draft a package would release, and whether the draft has changed since. */
export function ReviewedDraft({ item, isLoading, onReviewNewer }: Props) {
  const t = useTranslations('packages');
  const { articleId, reviewed, reviewedAt, language } = item;
  const since = useChangesSince(item, { isPolling: false });
  return (
    <>
      <p className="text-[0.8125rem] text-quiet">
        {t('asOfDraft')} <Time at={reviewedAt} look="short" />
        {' · '}
        <a
          href={`/newsroom/articles/${articleId}/preview?reviewed=${reviewed}`}
          target="_blank"
          rel="noreferrer"
          className="underline"
        >
          {t('seeReviewed')}
        </a>
      </p>
      <DraftChangedNotice
        since={since}
        language={language}
        isLoading={isLoading}
        onReviewNewer={onReviewNewer}
      />
    </>
  );
}
