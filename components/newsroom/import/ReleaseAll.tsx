'use client';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button';
import { Link } from '#components/ui/Link';
import { Tag } from '#components/ui/Tag';
import type { Released } from '#editorial/article/releasing';
import type { Review } from '#editorial/article/reviewing';
import { type Answered, type Refused, useRefusal } from '../admin/useRefusal.tsx';
import { Checks } from '../release/Checks.tsx';

export type Waiting = Pick<Review, 'articleId' | 'draftUpto' | 'findings' | 'language'> & {
  headline: string;
  /** the address, when it is live already */
  live: string | null;
};
type Outcome = { slug: string } | Refused;
type Props = {
  articles: Waiting[];
  release: (articleId: number, draftUpto: number) => Promise<Answered<Released>>;
};

/** Releases what was imported, one after another; what one is refused does not hold up the rest. */
export function ReleaseAll({ articles, release }: Props) {
  const t = useTranslations('import');
  const { say, guard } = useRefusal();
  const [outcomes, setOutcomes] = useState(new Map<number, Outcome>());
  const [at, setAt] = useState<number | null>(null);
  const summary = useRef<HTMLParagraphElement>(null);

  const isOut = ({ articleId, live }: Waiting) => live !== null || 'slug' in (outcomes.get(articleId) ?? {});
  const ready = articles.filter(
    (one) => !isOut(one) && one.findings.every(({ gravity }) => gravity !== 'blocks'),
  );

  async function releaseAll() {
    for (const [index, { articleId, draftUpto }] of ready.entries()) {
      setAt(index + 1);
      const answer = await guard(release(articleId, draftUpto));
      const outcome = answer.ok ? { slug: answer.value.slug } : answer;
      setOutcomes((all) => new Map(all).set(articleId, outcome));
    }
    setAt(null);
    summary.current?.focus();
  }

  const done = [...outcomes.values()].filter((outcome) => 'slug' in outcome).length;
  return (
    <>
      <p ref={summary} tabIndex={-1} role="status" className="text-sm outline-none">
        {at !== null
          ? t('releasing', { done: at, count: ready.length })
          : outcomes.size > 0
            ? t('releasedCount', { done, failed: outcomes.size - done })
            : t('releaseHint')}
      </p>
      <ol className="flex flex-col border-t border-line">
        {articles.map((one) => {
          const outcome = outcomes.get(one.articleId);
          const slug = one.live ?? (outcome && 'slug' in outcome ? outcome.slug : null);
          const refused = outcome && 'refused' in outcome ? outcome : null;
          const blocked = one.findings.some(({ gravity }) => gravity === 'blocks');
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
                  <Checks articleId={one.articleId} findings={one.findings} />
                  <Link href={`/newsroom/articles/${one.articleId}/release`} className="text-sm underline">
                    {t('review')}
                  </Link>
                </>
              )}
            </li>
          );
        })}
      </ol>
      {ready.length > 0 && (
        <Button
          look="press"
          className="min-h-12 self-start text-base!"
          disabled={at !== null}
          onClick={releaseAll}
        >
          {t('releaseNow', { count: ready.length })}
        </Button>
      )}
    </>
  );
}
