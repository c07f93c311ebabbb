'use client';
import { useCallback, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { CoverageActs } from '#components/editor/editorActs.ts';
import { ConfirmDialog } from '#components/ui/FormDialog.tsx';
import type { CoverageStatus } from '#editorial/liveCoverage/endingCoverage.ts';

type Props = { articleId: number; releases: number; mayEnd: boolean; acts: CoverageActs };

/** Of a live story that readers see: whether it is being told, and the word that it is over. */
export function CoverageField({ articleId, releases, mayEnd, acts }: Props) {
  const t = useTranslations('editor.coverage');
  const [covered, setCovered] = useState<CoverageStatus>(null);

  const reread = useCallback(async () => {
    const answer = await acts.read(articleId).catch(() => undefined);
    if (answer?.ok) setCovered(answer.value);
  }, [acts, articleId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a release may have brought the first entries
  useEffect(() => void reread(), [reread, releases]);

  if (!covered) return null;
  return (
    <section className="flex flex-col items-start gap-2">
      <h2 className="text-sm font-medium">{t('label')}</h2>
      <p role="status" className="text-sm text-quiet">
        {t(covered.over ? 'over' : 'told')}
      </p>
      {mayEnd && (
        <ConfirmDialog
          button={{ children: t(covered.over ? 'resume' : 'end'), small: true }}
          act="article.end-coverage"
          subject={`article:${articleId}`}
          decidedOn={covered.decidedOn}
          title={t(covered.over ? 'resumeAsk' : 'endAsk')}
          description={t(covered.over ? 'resumeText' : 'endText')}
          submit={t(covered.over ? 'resumeNow' : 'endNow')}
          send={(confirmation) => acts.end({ articleId, over: !covered.over, confirmation })}
          onLookAgain={() => void reread()}
          onDone={() => void reread()}
        />
      )}
    </section>
  );
}
