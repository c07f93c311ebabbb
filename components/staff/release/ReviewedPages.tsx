'use client';
import { useTranslations } from 'use-intl';
import { Tabs } from '#components/ui/Tabs.tsx';
import { ReleaseChanges, type ReleaseComparison } from './ReleaseChanges.tsx';
import { ReleasePreview } from './ReleasePreview.tsx';

type Props = {
  review: { articleId: number; reviewed: string; language: string };
  /** null when nothing is live to compare with */
  compared: ReleaseComparison | null;
  liveNumber: number | null;
};

/** What is reviewed, as readers will see it, and what it changes in what they see now. */
export function ReviewedPages({ review, compared, liveNumber }: Props) {
  const t = useTranslations('release');
  const { articleId, reviewed, language } = review;
  const preview = <ReleasePreview articleId={articleId} version={reviewed} reviewed={reviewed} />;
  if (compared && liveNumber !== null)
    return (
      <Tabs
        label={t('look')}
        defaultValue="preview"
        tabs={[
          { value: 'preview', label: t('preview'), content: preview },
          {
            value: 'changes',
            label: t('changes', { number: liveNumber }),
            content: <ReleaseChanges compared={compared} language={language} />,
          },
        ]}
      />
    );
  return (
    <section aria-labelledby="preview" className="flex flex-col gap-3">
      <h2 id="preview" className="text-sm font-medium">
        {t('preview')}
      </h2>
      {preview}
    </section>
  );
}
