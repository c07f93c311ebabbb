'use client';
import { useCallback, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Refused, useRefusal } from '#components/newsroom/admin/useRefusal';
import { Button } from '#components/ui/Button';
import { Notice } from '#components/ui/Notice';
import type { Covered } from '#editorial/coverage/reading';
import type { CoverageActs } from './acts.ts';

type Props = { articleId: number; releases: number; mayEnd: boolean; acts: CoverageActs };

/** Of a live story that readers see: whether it is being told, and the word that it is over. */
export function CoverageField({ articleId, releases, mayEnd, acts }: Props) {
  const t = useTranslations('editor.coverage');
  const { say, guard } = useRefusal();
  const [covered, setCovered] = useState<Covered>(null);
  const [refused, setRefused] = useState<Refused | null>(null);

  const reread = useCallback(async () => {
    const answer = await acts.read(articleId).catch(() => undefined);
    if (answer?.ok) setCovered(answer.value);
  }, [acts, articleId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a release may have brought the first entries
  useEffect(() => void reread(), [reread, releases]);

  if (!covered) return null;
  async function change(over: boolean) {
    const answer = await guard(acts.end({ articleId, over }));
    setRefused(answer.ok ? null : answer);
    await reread();
  }
  return (
    <section className="flex flex-col items-start gap-2">
      <h2 className="text-sm font-medium">{t('label')}</h2>
      <p role="status" className="text-sm text-quiet">
        {t(covered.over ? 'over' : 'told')}
      </p>
      {mayEnd && (
        <Button small onClick={() => void change(!covered.over)}>
          {t(covered.over ? 'resume' : 'end')}
        </Button>
      )}
      <Notice>{refused && say(refused)}</Notice>
    </section>
  );
}
