'use client';
import { useTranslations } from 'use-intl';
import { PreviewFrame } from '#components/staff/preview/PreviewFrame.tsx';
import { ShareButton } from '#components/staff/share/ShareButton.tsx';
import { Tabs } from '#components/ui/Tabs.tsx';
import { ReleaseChanges } from './ReleaseChanges.tsx';
import type { ShownReview } from './useReviewShown.ts';

/** The reviewed snapshot as readers would see it, and its differences from the live release. */
export function ReviewedPages({ review, compared, liveNumber }: ShownReview) {
  const t = useTranslations('release');
  const { articleId, reviewed, language } = review;
  const address = `/newsroom/articles/${articleId}/preview?reviewed=${reviewed}`;
  const preview = (
    <PreviewFrame title={t('preview')} address={address} version={reviewed}>
      <ShareButton articleId={articleId} />
    </PreviewFrame>
  );
  if (compared && liveNumber !== null) {
    const changes = <ReleaseChanges compared={compared} language={language} />;
    return (
      <Tabs
        label={t('look')}
        defaultValue="preview"
        tabs={[
          { value: 'preview', label: t('preview'), content: preview },
          { value: 'changes', label: t('changes', { number: liveNumber }), content: changes },
        ]}
      />
    );
  }
  return (
    <section aria-labelledby="preview" className="flex flex-col gap-3">
      <h2 id="preview" className="text-sm font-medium">
        {t('preview')}
      </h2>
      {preview}
    </section>
  );
}
