import { useRouter } from 'next/navigation';
import { useSyncExternalStore } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { noticesPath } from '#components/staff/notices/noticesPath.ts';
import { toast } from '#components/ui/toast.ts';
import { useRefusal } from '#components/ui/useRefusal.ts';
import type { ArticleChoice } from '#editorial/articles/articleChoices.ts';
import type { Marked } from '#editorial/search/matchMarks.ts';
import { staffLocales, themes, useLocaleChange } from './AccountMenu.tsx';
import { useFrame } from './FrameState.tsx';
import { pageCommands } from './pageCommands.ts';
import { railPlaces } from './railPlaces.ts';

export type PaletteEntry = {
  key: string;
  group: 'acts' | 'places' | 'articles';
  label: string;
  /** the part of an article's text that matches the query */
  snippet?: Marked | null;
  choose(): void;
};

/** Every entry of the palette for this user. */
export function usePaletteEntries(articles: ArticleChoice[]): PaletteEntry[] {
  const t = useTranslations('newsroom');
  const ui = useTranslations('ui');
  const locale = useLocale() as 'en' | 'zh-CN';
  const router = useRouter();
  const { user, sections, setTheme, acts, signOut } = useFrame();
  const { messageOf, guard } = useRefusal();
  const changeLocale = useLocaleChange();
  const ofPage = useSyncExternalStore(pageCommands.subscribe, pageCommands.now, pageCommands.now);

  async function start() {
    const answer = await guard(acts.startArticle());
    if (answer.ok) router.push(`/newsroom/articles/${answer.value.articleId}`);
    else toast.error(messageOf(answer));
  }

  function act(key: string, label: string, choose: () => void): PaletteEntry {
    return { key, group: 'acts', label, choose };
  }
  function place(href: string, label: string, choose = () => router.push(href)): PaletteEntry {
    return { key: href, group: 'places', label, choose };
  }
  const adminPages = (['users', 'audit', 'settings'] as const).map((page) =>
    place(`/admin/${page}`, t(`palette.${page}`)),
  );
  return [
    act('new', t('palette.newArticle'), start),
    ...ofPage.map(({ key, label, choose }) => act(key, label, choose)),
    ...railPlaces(user.role).map(({ href, label }) => place(href, t(`rail.${label}`))),
    place('/newsroom/lexicon', t('palette.lexicon')),
    place(noticesPath, t('rail.notices')),
    ...(user.role === 'admin' ? adminPages : []),
    ...sections.map(({ slug, names }) => {
      const label = t('palette.section', { name: names[locale] ?? names.en ?? slug });
      return place(`/sections/${slug}`, label, () => window.location.assign(`/sections/${slug}`));
    }),
    ...themes.map((theme) =>
      act(theme, `${t('rail.theme')}: ${ui(`theme.${theme}`)}`, () => setTheme(theme)),
    ),
    ...staffLocales
      .filter((name) => name !== locale)
      .map((name) => act(name, `${t('rail.language')}: ${ui(`language.${name}`)}`, () => changeLocale(name))),
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
