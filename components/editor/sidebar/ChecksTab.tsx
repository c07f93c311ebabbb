'use client';
import { useCallback, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { goToPlace, isInStory } from '#components/editor/document/goToPlace.ts';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { useFindingWords } from '#components/staff/release/useFindingWords.ts';
import { uploadLossReason } from '#components/staff/upgrade/upgradeSignal.ts';
import { Button } from '#components/ui/Button.tsx';
import { Link } from '#components/ui/Link.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import type { Finding } from '#editorial/releases/releaseFinding.ts';

/** The findings of the release checks on the current draft. */
export function ChecksTab() {
  const t = useTranslations('editor');
  const refusals = useTranslations('refusals');
  const { articleFields, sidebar, acts } = useEditorPage();
  const articleId = articleFields.now.article.id;
  const findingText = useFindingWords();
  const [findings, setFindings] = useState<Finding[]>();
  const [refusal, setRefusal] = useState<string>();

  const look = useCallback(async () => {
    const answer = await acts.check(articleId).catch(() => undefined);
    if (answer?.ok) setFindings(answer.value);
    if (answer?.ok) setRefusal(undefined);
    else setRefusal(answer ? refusals(answer.refused, answer.facts) : refusals(uploadLossReason()));
  }, [acts, articleId, refusals]);

  useEffect(() => void look(), [look]);

  function go({ place }: Finding) {
    if (isInStory(place)) sidebar.show('story');
    goToPlace(place);
  }

  return (
    <div className="flex flex-col gap-4">
      <LiveNotice>{refusal}</LiveNotice>
      {findings?.length === 0 && <p className="text-sm text-good">{t('checks.none')}</p>}
      <ul className="flex flex-col gap-2">
        {findings?.map((finding, at) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: findings have no names of their own
            key={`${finding.reason}-${at}`}
            className={`border-l-4 py-1 pl-3 text-sm ${edges[finding.gravity]}`}
          >
            <span className="sr-only">{t(`checks.${finding.gravity}`)} </span>
            {findingText(finding)}
            <button type="button" className="ml-2 underline" onClick={() => go(finding)}>
              {t('checks.show')}
            </button>
            {finding.other !== undefined && (
              <Link href={`/newsroom/articles/${finding.other}`} className="ml-2 underline">
                {t('checks.other')}
              </Link>
            )}
          </li>
        ))}
      </ul>
      <div>
        <Button small onClick={look}>
          {t('checks.again')}
        </Button>
      </div>
    </div>
  );
}

const edges = { blocks: 'border-press-ink', asks: 'border-wait' };
