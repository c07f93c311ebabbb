'use client';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ReleaseCheckList } from '#components/staff/release/ReleaseChecks.tsx';
import { ActForm } from '#components/ui/ActForm.tsx';
import { Button } from '#components/ui/Button.tsx';
import { Link } from '#components/ui/Link.tsx';
import { ResultBox } from '#components/ui/ResultBox.tsx';
import { Tag } from '#components/ui/Tag.tsx';
import { type ActAnswer, type RefusedAct, useRefusal } from '#components/ui/useRefusal.ts';
import type { Confirmation } from '#contracts/confirmation.ts';
import type { Finding } from '#editorial/releases/releaseFinding.ts';
import type { Review } from '#editorial/releases/releaseReview.ts';
import type { Released } from '#editorial/releases/releasingArticles.ts';

/** `live`: the address, when the article is live already */
export type ReviewedImport = { headline: string; live: string | null; findings: Finding[] } & Pick<
  Review,
  'articleId' | 'decidedOn' | 'reviewed' | 'language'
>;
type Outcome = { slug: string } | RefusedAct;
type Props = {
  articles: ReviewedImport[];
  release: (articleId: number, reviewed: string, confirmation: Confirmation) => Promise<ActAnswer<Released>>;
};

const tones = { isLive: 'good', refusedHere: 'press', notReady: 'press', ready: 'plain' } as const;

/** Whether the article must be released by itself: its sender withdrew, holds or embargoed it, or a finding blocks it. */
const isBlocked = ({ findings }: ReviewedImport): boolean =>
  findings.some(({ reason, gravity }) => reason === 'import-held' || gravity === 'blocks');

/** Releases the imported articles one after another. A refusal of one does not stop the others. */
export function ReleaseAll({ articles, release }: Props) {
  const t = useTranslations('import');
  const router = useRouter();
  const { messageOf, guard } = useRefusal();
  const [outcomes, setOutcomes] = useState(new Map<number, Outcome>());
  const [progress, setProgress] = useState<{ at: number; count: number }>();
  const [isStopping, setStopping] = useState(false);
  const shouldStop = useRef(false);

  const isLive = ({ articleId, live }: ReviewedImport) =>
    live !== null || 'slug' in (outcomes.get(articleId) ?? {});
  const ready = articles.filter((article) => !isLive(article) && !isBlocked(article));

  /** Each article is a separate order; the server derives its request key from the form's. */
  async function releaseAll(
    confirmation: Confirmation,
  ): Promise<ActAnswer<Record<'done' | 'failed' | 'rest', number>>> {
    shouldStop.current = false;
    let [done, failed] = [0, 0];
    for (const [index, { articleId, reviewed, decidedOn }] of ready.entries()) {
      setProgress({ at: index + 1, count: ready.length });
      const answer = await guard(release(articleId, reviewed, { ...confirmation, decidedOn }));
      if (answer.ok) done += 1;
      else failed += 1;
      setOutcomes((all) => new Map(all).set(articleId, answer.ok ? { slug: answer.value.slug } : answer));
      if (shouldStop.current) break;
    }
    setProgress(undefined);
    setStopping(false);
    return { ok: true, value: { done, failed, rest: ready.length - done - failed } };
  }

  return (
    <>
      <p className="text-sm text-quiet">{t('releaseHint')}</p>
      <ol className="flex flex-col border-t border-line">
        {articles.map((article) => {
          const { articleId, language, headline, findings } = article;
          const outcome = outcomes.get(articleId);
          const slug = article.live ?? (outcome && 'slug' in outcome ? outcome.slug : null);
          const refused = outcome && 'refused' in outcome ? outcome : null;
          const state =
            (slug && 'isLive') || (refused && 'refusedHere') || (isBlocked(article) ? 'notReady' : 'ready');
          return (
            <li key={articleId} className="flex flex-col gap-2 border-b border-line py-4">
              <div className="flex items-baseline justify-between gap-4">
                <h2 lang={language} className="min-w-0 font-serif text-lg leading-snug font-semibold">
                  {headline}
                </h2>
                <Tag tone={tones[state]}>{t(state)}</Tag>
              </div>
              {refused && <p className="text-sm text-press-ink">{messageOf(refused)}</p>}
              {slug ? (
                <a href={`/articles/${slug}`} className="text-sm break-all underline">
                  {t('see')}
                </a>
              ) : (
                <>
                  <ReleaseCheckList articleId={articleId} findings={findings} />
                  <Link href={`/newsroom/articles/${articleId}/release`} className="text-sm underline">
                    {t('review')}
                  </Link>
                </>
              )}
            </li>
          );
        })}
      </ol>
      {(ready.length > 0 || outcomes.size > 0) && (
        <ActForm
          act="article.release"
          subject={null}
          decidedOn={articles.map(({ decidedOn }) => decidedOn).join(' ')}
          layout="large"
          submit={t('releaseNow', { count: ready.length })}
          blocked={ready.length === 0}
          send={releaseAll}
          onDone={() => router.refresh()}
          result={(counts, reopen) => (
            <ResultBox
              text={t('releasedCount', counts)}
              {...(ready.length > 0 && { again: { label: t('releaseRest'), onClick: reopen } })}
            />
          )}
        >
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
            <span role="status">
              {progress && t('releasing', { done: progress.at, count: progress.count })}
            </span>
            {progress && (
              <>
                <progress
                  aria-hidden
                  value={progress.at - 1}
                  max={progress.count}
                  className="h-2 min-w-40 grow accent-press"
                />
                <Button
                  small
                  aria-disabled={isStopping || undefined}
                  onClick={() => {
                    shouldStop.current = true;
                    setStopping(true);
                  }}
                >
                  {t(isStopping ? 'stopping' : 'stop')}
                </Button>
              </>
            )}
          </div>
        </ActForm>
      )}
    </>
  );
}
