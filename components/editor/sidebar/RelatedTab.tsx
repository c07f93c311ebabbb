'use client';
import { useTranslations } from 'use-intl';
import type { OpenDraft } from '#components/editor/collaboration/openDraft.ts';
import type { EditorActs } from '#components/editor/editorActs.ts';
import { Link } from '#components/ui/Link.tsx';
import { Blocked } from './related/Blocked.tsx';
import { EarlierCoverage } from './related/EarlierCoverage.tsx';
import { Offered } from './related/Offered.tsx';
import { Pins } from './related/Pins.tsx';
import { StoryField } from './StoryField.tsx';
import type { ArticleFieldsState } from './useArticleFields.ts';

type Props = {
  draft: OpenDraft | undefined;
  describing: ArticleFieldsState;
  acts: EditorActs;
  may: { pin: boolean; block: boolean };
};

/** What stands beside this story and why: chosen, found, kept away; and what the paper has had on its subject. */
export function RelatedTab({ draft, describing, acts, may }: Props) {
  const t = useTranslations('editor');
  const { pins, related, article, releases } = describing.now;
  const articleId = article.id;
  const ids: number[] = pins.map(({ id }) => id);
  const found = related.filter(({ id }) => !ids.includes(id));
  return (
    <div className="flex flex-col gap-6">
      <Pins describing={describing} acts={acts} mayPin={may.pin} />
      {may.pin && (
        <StoryField
          label={t('related.pin')}
          hint={t('related.pinHint')}
          acts={acts}
          exclude={[articleId, ...ids]}
          onChoose={(story) => story && describing.act(() => acts.pin({ articleId, relatedId: story.id }))}
        />
      )}
      {releases.length > 0 && (
        <section aria-labelledby="beside">
          <h2 id="beside" className="mb-2 text-sm font-medium">
            {t('related.found')}
          </h2>
          {found.length === 0 && <p className="text-sm text-quiet">{t('related.noneFound')}</p>}
          <Offered stories={found} describing={describing} acts={acts} may={may} />
        </section>
      )}
      <EarlierCoverage draft={draft} describing={describing} acts={acts} may={may} />
      <Blocked describing={describing} acts={acts} mayBlock={may.block} />
      {article.language === 'zh-CN' && (
        <p className="text-[0.8125rem] text-quiet">
          <Link href="/newsroom/lexicon" className="underline">
            {t('related.lexicon')}
          </Link>
        </p>
      )}
    </div>
  );
}
