'use client';
import { useCallback, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button';
import { Notice } from '#components/ui/Notice';
import type { Finding } from '#editorial/article/judging';
import type { EditorActs } from './acts.ts';

/** What stands between the draft and its release, as the release itself would judge it. */
export function ChecksTab({ articleId, acts }: { articleId: number; acts: EditorActs }) {
  const t = useTranslations('editor');
  const refusals = useTranslations('refusals');
  const [findings, setFindings] = useState<Finding[]>();
  const [wrong, setWrong] = useState<string>();

  const look = useCallback(async () => {
    const answer = await acts.check(articleId).catch(() => undefined);
    setWrong(answer?.ok ? undefined : answer ? refusals(answer.refused, answer.facts) : refusals('offline'));
    if (answer?.ok) setFindings(answer.value);
  }, [acts, articleId, refusals]);

  useEffect(() => {
    void look();
  }, [look]);

  return (
    <div className="flex flex-col gap-4">
      <Notice>{wrong}</Notice>
      {findings?.length === 0 && <p className="text-sm text-good">{t('checks.none')}</p>}
      <ul className="flex flex-col gap-2">
        {findings?.map(({ reason, gravity, where, facts }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: findings have no names of their own
          <li key={`${reason}-${at}`} className={`border-l-4 py-1 pl-3 text-sm ${edges[gravity]}`}>
            <span className="sr-only">{t(`checks.${gravity}`)} </span>
            {t(`checks.${reason}`, facts)}
            {(where === 'headline' || where === 'standfirst' || where === 'body') && (
              <button
                type="button"
                className="ml-2 underline"
                onClick={() => document.querySelector<HTMLElement>(`[data-field="${where}"]`)?.focus()}
              >
                {t('checks.show')}
              </button>
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
