'use client';
import { useTranslations } from 'use-intl';
import type { OpenDraft } from '#components/editor/collaboration/openDraft.ts';
import type { EditorActs } from '#components/editor/editorActs.ts';
import type { ArticleFieldsState } from '#components/editor/sidebar/useArticleFields.ts';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { Offered } from './Offered.tsx';
import { useEarlierCoverage } from './useEarlierCoverage.ts';

type Props = {
  draft: OpenDraft | undefined;
  describing: ArticleFieldsState;
  acts: EditorActs;
  may: { pin: boolean; block: boolean };
};

/** What the paper has had on the subject, as the text stands now. */
export function EarlierCoverage({ draft, describing, acts, may }: Props) {
  const t = useTranslations('editor.related');
  const { article, pins, blocked } = describing.now;
  const chosen = new Set<number>([...pins, ...blocked].map(({ id }) => id));
  const basis = [article.version, ...chosen].join();
  const { stories, looking, failed } = useEarlierCoverage(draft, article.id, basis, acts);
  const offered = (stories ?? [])
    .filter(({ articleId }) => !chosen.has(articleId))
    .map(({ articleId, headline, reason, firstReleasedAt }) => ({
      id: articleId,
      headline,
      reason,
      at: firstReleasedAt,
    }));
  return (
    <section aria-labelledby="coverage" aria-busy={looking}>
      <h2 id="coverage" className="mb-1 text-sm font-medium">
        {t('coverage')}
      </h2>
      <p className="mb-2 text-[0.8125rem] text-quiet">{t('coverageLead')}</p>
      <p role="status" className="sr-only">
        {stories && !looking && t('coverageCount', { count: offered.length })}
      </p>
      {failed && <p className="text-sm text-quiet">{t('coverageFailed')}</p>}
      {stories === null && !failed && <Skeleton rows={3} />}
      {stories && offered.length === 0 && !failed && (
        <p className="text-sm text-quiet">{t('coverageNone')}</p>
      )}
      <Offered stories={offered} describing={describing} acts={acts} may={may} />
    </section>
  );
}
