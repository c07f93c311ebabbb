'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { StatusTag } from '#components/staff/articles/StatusTag.tsx';
import { Button } from '#components/ui/Button.tsx';
import { Link } from '#components/ui/Link.tsx';
import { Time } from '#components/ui/Time.tsx';
import { useAction } from '#components/ui/useAction.tsx';
import type { ListedPackage } from '#editorial/packages/packageList.ts';
import type { ListActs } from './packageActs.ts';

type Props = { items: ListedPackage[]; article: { id: number; headline: string } | null; acts: ListActs };

/** Packages, newest first. With a given article, each open package has a button that adds it. */
export function PackageList({ items, article, acts }: Props) {
  const t = useTranslations('packages');
  const router = useRouter();
  const { run, notices } = useAction();

  async function add(packageId: number, articleId: number) {
    const answer = await run(acts.add({ packageId, articleId }));
    if (answer.ok) router.push(`/newsroom/packages/${packageId}`);
  }

  return (
    <>
      {notices}
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
            <StatusTag of={{ ...item, is: 'package' }} />
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
