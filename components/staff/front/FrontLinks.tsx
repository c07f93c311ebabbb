'use client';
import { useTranslations } from 'use-intl';
import { Link } from '#components/ui/Link.tsx';
import type { Language } from '#editorial/readerQueries/readerTypes.ts';

const look =
  'flex min-h-9 items-center rounded-full px-3 text-sm whitespace-nowrap text-quiet hover:bg-well hover:text-ink aria-[current]:bg-ink aria-[current]:font-medium aria-[current]:text-paper';

type Props = {
  sections: { slug: string; name: string }[];
  section: string | null;
  language: string;
  languages: readonly Language[];
};

/** Links to the fronts of all sections and languages. @param section the current front's slug; null: the front page */
export function FrontLinks({ sections, section, language, languages }: Props) {
  const t = useTranslations('front');
  const address = (slug: string | null, language: string) =>
    `/newsroom/front?${new URLSearchParams({ ...(slug && { section: slug }), language })}`;
  return (
    <div className="-mx-1 flex flex-wrap items-center justify-between gap-2">
      <nav aria-label={t('fronts')} className="flex max-w-full gap-1 overflow-x-auto px-1 py-1">
        {[{ slug: null, name: t('frontPage') }, ...sections].map(({ slug, name }) => (
          <Link
            key={slug ?? ''}
            href={address(slug, language)}
            aria-current={slug === section ? 'page' : undefined}
            className={look}
          >
            {name}
          </Link>
        ))}
      </nav>
      <nav aria-label={t('languages')} className="flex gap-1 px-1 py-1">
        {languages.map((each) => (
          <Link
            key={each}
            href={address(section, each)}
            lang={each}
            aria-current={each === language ? 'page' : undefined}
            className={look}
          >
            {t(`language.${each}`)}
          </Link>
        ))}
      </nav>
    </div>
  );
}
