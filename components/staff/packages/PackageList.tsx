'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { Link } from '#components/ui/Link.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import { Time } from '#components/ui/Time.tsx';
import { type RefusedAct, useRefusal } from '#components/ui/useRefusal.ts';
import type { ListedPackage } from '#editorial/packages/packageList.ts';
import { PackageTag } from './PackageTag.tsx';
import type { ListActs } from './packageActs.ts';

type Props = { items: ListedPackage[]; article: { id: number; headline: string } | null; acts: ListActs };

/** Packages, newest first; where one came with an article, each that is open takes it. */
export function PackageList({ items, article, acts }: Props) {
  const t = useTranslations('packages');
  const router = useRouter();
  const { say, guard } = useRefusal();
  const [refused, setRefused] = useState<RefusedAct | null>(null);

  async function add(packageId: number, articleId: number) {
    const answer = await guard(acts.add({ packageId, articleId }));
    if (answer.ok) router.push(`/newsroom/packages/${packageId}`);
    else setRefused(answer);
  }

  return (
    <>
      <LiveNotice>{refused && say(refused)}</LiveNotice>
      <ul className="border-b border-line">
        {items.map((item) => (
          <li key={item.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line py-3">
            <div className="min-w-0 grow basis-56">
              <Link
                href={`/newsroom/packages/${item.id}`}
                className="font-serif text-lg leading-snug font-medium hover:underline"
              >
                {item.name}
              </Link>
              <p className="text-xs text-quiet">
                {t('count', { count: item.count })} · <Time at={item.createdAt} look="day" />
                {item.createdBy && ` · ${item.createdBy}`}
              </p>
            </div>
            <PackageTag scheduledAt={item.scheduledAt} releasedAt={item.releasedAt} />
            {article && !item.scheduledAt && (
              <Button
                small
                onClick={() => add(item.id, article.id)}
                aria-label={t('addHereTo', { name: item.name })}
              >
                {t('addHere')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
