'use client';
import { useTranslations } from 'use-intl';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { Link } from '#components/ui/Link.tsx';
import { Blocked } from './related/Blocked.tsx';
import { EarlierCoverage } from './related/EarlierCoverage.tsx';
import { Offered } from './related/Offered.tsx';
import { Pins } from './related/Pins.tsx';
import { StoryField } from './StoryField.tsx';

/** The related stories (pinned, suggested and blocked), and the paper's earlier stories on the same subject. */
export function RelatedTab() {
  const t = useTranslations('editor.related');
  const { articleFields, acts, may } = useEditorPage();
  const { pins, related, article, releases } = articleFields.now;
  const articleId = article.id;
  const pinnedIds: number[] = pins.map(({ id }) => id);
  const unpinned = related.filter(({ id }) => !pinnedIds.includes(id));
  return (
    <div className="flex flex-col gap-6">
      <Pins />
      {may.pin && (
        <StoryField
          label={t('pin')}
          hint={t('pinHint')}
          exclude={[articleId, ...pinnedIds]}
          onChoose={(story) => story && articleFields.act(() => acts.pin({ articleId, relatedId: story.id }))}
        />
      )}
      {releases.length > 0 && (
        <section aria-labelledby="beside">
          <h2 id="beside" className="mb-2 text-sm font-medium">
            {t('found')}
          </h2>
          {unpinned.length === 0 && <p className="text-sm text-quiet">{t('noneFound')}</p>}
          <Offered stories={unpinned} />
        </section>
      )}
      <EarlierCoverage />
      <Blocked />
      {article.language === 'zh-CN' && (
        <p className="text-[0.8125rem] text-quiet">
          <Link href="/newsroom/lexicon" className="underline">
            {t('lexicon')}
          </Link>
        </p>
      )}
    </div>
  );
}
