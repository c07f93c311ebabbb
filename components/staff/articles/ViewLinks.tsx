'use client';
import { useTranslations } from 'use-intl';
import { Link } from '#components/ui/Link.tsx';
import { type ArticleListQuery, articleListPath } from './articleListAddress.ts';

const views = ['all', 'waiting', 'mine', 'filed', 'embargoed', 'live', 'withdrawn'] as const;

/** Which articles are listed; each view is an address. */
export function ViewLinks({ listQuery }: { listQuery: ArticleListQuery }) {
  const t = useTranslations('newsroom.list');
  return (
    <nav aria-label={t('views')} className="-mx-1 flex max-w-full gap-1 overflow-x-auto px-1 py-1">
      {views.map((name) => (
        <Link
          key={name}
          href={articleListPath({ ...listQuery, view: name })}
          aria-current={name === listQuery.view ? 'page' : undefined}
          className="flex min-h-9 items-center rounded-full px-3 text-sm whitespace-nowrap text-quiet hover:bg-well hover:text-ink aria-[current]:bg-ink aria-[current]:font-medium aria-[current]:text-paper"
        >
          {t(`view.${name}`)}
        </Link>
      ))}
    </nav>
  );
}
