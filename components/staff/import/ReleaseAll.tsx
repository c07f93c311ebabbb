'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ReleaseCheckList } from '#components/staff/release/ReleaseChecks.tsx';
import { ActForm } from '#components/ui/ActForm.tsx';
import { Link } from '#components/ui/Link.tsx';
import { ResultBox } from '#components/ui/ResultBox.tsx';
import { Tag } from '#components/ui/Tag.tsx';
import { type ActAnswer, type RefusedAct, useRefusal } from '#components/ui/useRefusal.ts';
import type { Confirmation } from '#contracts/confirmation.ts';
import type { Review } from '#editorial/releases/releaseReview.ts';
import type { Released } from '#editorial/releases/releasingArticles.ts';

export type ReviewedImport = Pick<
  Review,
  'articleId' | 'decidedOn' | 'reviewed' | 'findings' | 'language'
> & {
  headline: string;
  /** the address, when it is live already */
  live: string | null;
};
type Outcome = { slug: string } | RefusedAct;
type Props = {
  articles: ReviewedImport[];
  release: (articleId: number, reviewed: string, confirmation: Confirmation) => Promise<ActAnswer<Released>>;
};

/** Its sender withdrew it, holds it or embargoed it: it is decided on alone. */
const isHeld = ({ findings }: ReviewedImport): boolean =>
  findings.some(({ reason }) => reason === 'import-held');

/** Releases what was imported, one after another; what one is refused does not hold up the rest. */
export function ReleaseAll({ articles, release }: Props) {
  const t = useTranslations('import');
  const router = useRouter();
  const { say, guard } = useRefusal();
  const [outcomes, setOutcomes] = useState(new Map<number, Outcome>());
  const [at, setAt] = useState<number | null>(null);

  const isOut = ({ articleId, live }: ReviewedImport) =>
    live !== null || 'slug' in (outcomes.get(articleId) ?? {});
  const ready = articles.filter(
    (one) => !isOut(one) && !isHeld(one) && one.findings.every(({ gravity }) => gravity !== 'blocks'),
  );

  /** Each article is an order of its own; the server makes its key of the form's. */
  async function releaseAll(
    confirmation: Confirmation,
  ): Promise<ActAnswer<{ done: number; failed: number }>> {
    let done = 0;
    for (const [index, { articleId, reviewed, decidedOn }] of ready.entries()) {
      setAt(index + 1);
      const answer = await guard(release(articleId, reviewed, { ...confirmation, decidedOn }));
      const outcome = answer.ok ? { slug: answer.value.slug } : answer;
      if (answer.ok) done += 1;
      setOutcomes((all) => new Map(all).set(articleId, outcome));
    }
    setAt(null);
    return { ok: true, value: { done, failed: ready.length - done } };
  }

  return (
    <>
      <p role="status" className="text-sm">
        {at !== null ? t('releasing', { done: at, count: ready.length }) : t('releaseHint')}
      </p>
      <ol className="flex flex-col border-t border-line">
        {articles.map((one) => {
          const outcome = outcomes.get(one.articleId);
          const slug = one.live ?? (outcome && 'slug' in outcome ? outcome.slug : null);
          const refused = outcome && 'refused' in outcome ? outcome : null;
          const blocked = isHeld(one) || one.findings.some(({ gravity }) => gravity === 'blocks');
          return (
            <li key={one.articleId} className="flex flex-col gap-2 border-b border-line py-4">
              <div className="flex items-baseline justify-between gap-4">
                <h2 lang={one.language} className="min-w-0 font-serif text-lg leading-snug font-semibold">
                  {one.headline}
                </h2>
                {slug ? (
                  <Tag tone="good">{t('isLive')}</Tag>
                ) : refused ? (
                  <Tag tone="press">{t('refusedHere')}</Tag>
                ) : (
                  <Tag tone={blocked ? 'press' : 'plain'}>{t(blocked ? 'notReady' : 'ready')}</Tag>
                )}
              </div>
              {refused && <p className="text-sm text-press-ink">{say(refused)}</p>}
              {slug ? (
                <a href={`/articles/${slug}`} className="text-sm break-all underline">
                  {t('see')}
                </a>
              ) : (
                <>
                  <ReleaseCheckList articleId={one.articleId} findings={one.findings} />
                  <Link href={`/newsroom/articles/${one.articleId}/release`} className="text-sm underline">
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
        />
      )}
    </>
  );
}
