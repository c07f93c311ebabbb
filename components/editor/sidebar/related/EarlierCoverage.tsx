'use client';
import { useTranslations } from 'use-intl';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { Offered } from './Offered.tsx';
import { useEarlierCoverage } from './useEarlierCoverage.ts';

/** The paper's earlier stories on the subject of the draft's current text. */
export function EarlierCoverage() {
  const t = useTranslations('editor.related');
  const { article, pins, blocked } = useEditorPage().articleFields.now;
  const chosen = new Set<number>([...pins, ...blocked].map(({ id }) => id));
  const basis = [article.version, ...chosen].join();
  const { stories, isLooking, hasFailed } = useEarlierCoverage(basis);
  const offered = (stories ?? [])
    .filter(({ articleId }) => !chosen.has(articleId))
    .map(({ articleId, firstReleasedAt, ...story }) => ({ ...story, id: articleId, at: firstReleasedAt }));
  return (
    <section aria-labelledby="coverage" aria-busy={isLooking}>
      <h2 id="coverage" className="mb-1 text-sm font-medium">
        {t('coverage')}
      </h2>
      <p className="mb-2 text-[0.8125rem] text-quiet">{t('coverageLead')}</p>
      <p role="status" className="sr-only">
        {stories && !isLooking && t('coverageCount', { count: offered.length })}
      </p>
      {hasFailed && <p className="text-sm text-quiet">{t('coverageFailed')}</p>}
      {!stories && !hasFailed && <Skeleton rows={3} />}
      {stories && offered.length === 0 && !hasFailed && (
        <p className="text-sm text-quiet">{t('coverageNone')}</p>
      )}
      <Offered stories={offered} />
    </section>
  );
}
