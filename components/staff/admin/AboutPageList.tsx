'use client';
import { useLocale, useTranslations } from 'use-intl';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { Link } from '#components/ui/Link.tsx';
import { languageNames } from '#contracts/languageNames.ts';
import { languages } from '#contracts/languages.ts';
import type { AboutPageRow } from '#editorial/aboutPages/aboutPageList.ts';

export function AboutPageList({ pages }: { pages: AboutPageRow[] }) {
  const t = useTranslations('admin.pages');
  const locale = useLocale() as keyof AboutPageRow['texts'];
  if (pages.length === 0) return <EmptyState title={t('none')} text={t('noneText')} />;
  return (
    <ul className="divide-y divide-line border-y border-line">
      {pages.map(({ id, path, texts }) => {
        const available = languages.filter((language) => texts[language]);
        const shown = texts[locale] ? locale : available[0];
        return (
          <li
            key={id}
            className="flex flex-col justify-between gap-x-6 gap-y-1 py-3 sm:flex-row sm:items-baseline"
          >
            <div>
              <Link href={`/admin/pages/${id}`} lang={shown} className="font-serif text-lg hover:underline">
                {shown && texts[shown]?.title}
              </Link>
              <p className="text-[0.8125rem] text-quiet">/{path}</p>
            </div>
            <p className="shrink-0 text-sm text-quiet max-sm:text-[0.8125rem]">
              <span className="sr-only">{t('languages')}: </span>
              {available.map((language) => languageNames[language]).join(' · ')}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
