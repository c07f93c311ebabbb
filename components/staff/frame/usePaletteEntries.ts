'use client';
import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { useLocale, useTranslations } from 'use-intl';
import { useRefusal } from '#components/ui/useRefusal.ts';
import type { Marked } from '#editorial/search/matchMarks.ts';
import { staffLocales, themes } from './AccountMenu.tsx';
import { useFrame } from './FrameState.tsx';
import type { ArticleChoice } from './frameActs.ts';
import { railPlaces } from './Rail.tsx';
import { useLocaleChange } from './useLocaleChange.ts';

export type PaletteEntry = {
  key: string;
  group: 'acts' | 'places' | 'articles';
  label: string;
  /** of an article, the part of its text that answers */
  snippet?: Marked | null;
  choose(): void;
};

/** All that the palette offers this person. */
export function usePaletteEntries(articles: ArticleChoice[]): PaletteEntry[] {
  const t = useTranslations('newsroom');
  const ui = useTranslations('ui');
  const locale = useLocale() as 'en' | 'zh-CN';
  const router = useRouter();
  const { user, sections, setTheme, acts, signOut } = useFrame();
  const { say, guard } = useRefusal();
  const speak = useLocaleChange();

  async function start() {
    const made = await guard(acts.startArticle());
    if (made.ok) router.push(`/newsroom/articles/${made.value.articleId}`);
    else toast.error(say(made));
  }

  const act = (key: string, label: string, choose: () => void): PaletteEntry => ({
    key,
    group: 'acts',
    label,
    choose,
  });
  const place = (href: string, label: string, choose = () => router.push(href)): PaletteEntry => ({
    key: href,
    group: 'places',
    label,
    choose,
  });
  const office =
    user.role === 'admin'
      ? [
          place('/admin/users', t('palette.users')),
          place('/admin/audit', t('palette.audit')),
          place('/admin/settings', t('palette.settings')),
        ]
      : [];
  return [
    act('new', t('palette.newArticle'), start),
    ...railPlaces(user.role).map(({ href, label }) => place(href, t(`rail.${label}`))),
    place('/newsroom/lexicon', t('palette.lexicon')),
    ...office,
    ...sections.map(({ slug, names }) => {
      const label = t('palette.section', { name: names[locale] ?? names.en ?? slug });
      return place(`/sections/${slug}`, label, () => window.location.assign(`/sections/${slug}`));
    }),
    ...themes.map((theme) =>
      act(theme, `${t('rail.theme')}: ${ui(`theme.${theme}`)}`, () => setTheme(theme)),
    ),
    ...staffLocales
      .filter((name) => name !== locale)
      .map((name) => act(name, `${t('rail.language')}: ${ui(`language.${name}`)}`, () => speak(name))),
    act('sign-out', t('rail.signOut'), signOut),
    ...articles.map(
      ({ id, headline, snippet }): PaletteEntry => ({
        key: `article ${id}`,
        group: 'articles',
        label: headline || t('palette.untitled'),
        snippet,
        choose: () => router.push(`/newsroom/articles/${id}`),
      }),
    ),
  ];
}
