'use client';
import { useLocale, useTranslations } from 'use-intl';
import { Link } from '#components/ui/Link.tsx';
import type { ListedSeries } from '#editorial/series/seriesList.ts';
import { seriesText } from './seriesActs.ts';

export function SeriesList({ items }: { items: ListedSeries[] }) {
  const t = useTranslations('series');
  const locale = useLocale() as 'en' | 'zh-CN';
  return (
    <ul className="max-w-3xl border-b border-line">
      {items.map(({ id, names, standfirsts, slug, count }) => (
        <li key={id} className="border-t border-line py-3">
          <Link
            href={`/newsroom/series/${id}`}
            className="font-serif text-lg leading-snug font-medium hover:underline"
          >
            {seriesText(names, locale)}
          </Link>
          <p className="max-w-prose text-sm empty:hidden">{seriesText(standfirsts, locale)}</p>
          <p className="mt-0.5 text-xs text-quiet">
            {t('count', { count })} · /series/{slug}
          </p>
        </li>
      ))}
    </ul>
  );
}
