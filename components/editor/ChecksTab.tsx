'use client';
import { useCallback, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFindingWords } from '#components/newsroom/release/useFindingWords';
import { Button } from '#components/ui/Button';
import { Link } from '#components/ui/Link';
import { Notice } from '#components/ui/Notice';
import type { Finding } from '#editorial/article/judging';
import type { EditorActs } from './acts.ts';

/** What stands between the draft and its release, as the release itself would judge it. */
export function ChecksTab({ articleId, acts }: { articleId: number; acts: EditorActs }) {
  const t = useTranslations('editor');
  const refusals = useTranslations('refusals');
  const say = useFindingWords();
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
        {findings?.map((finding, at) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: findings have no names of their own
            key={`${finding.reason}-${at}`}
            className={`border-l-4 py-1 pl-3 text-sm ${edges[finding.gravity]}`}
          >
            <span className="sr-only">{t(`checks.${finding.gravity}`)} </span>
            {say(finding)}
            {finding.where !== 'story' && (
              <button
                type="button"
                className="ml-2 underline"
                onClick={() =>
                  document.querySelector<HTMLElement>(`[data-field="${finding.where}"]`)?.focus()
                }
              >
                {t('checks.show')}
              </button>
            )}
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
