'use client';
import { Command } from 'cmdk';
import { useRouter } from 'next/navigation';
import { Dialog as Radix } from 'radix-ui';
import { type ReactNode, useEffect, useState } from 'react';
import { toast } from 'sonner';
import { useLocale, useTranslations } from 'use-intl';
import { locales, themes } from './AccountMenu.tsx';
import { useRefusal } from './admin/useRefusal.tsx';
import { useFrame } from './FrameState.tsx';
import type { FoundArticle } from './frameActs.ts';

const item =
  'flex min-h-10 cursor-pointer items-center justify-between gap-3 rounded px-3 text-sm data-[selected=true]:bg-well';

function Item({ onSelect, value, children }: { onSelect: () => void; value: string; children: ReactNode }) {
  return (
    <Command.Item value={value} onSelect={onSelect} className={item}>
      {children}
    </Command.Item>
  );
}

/** Articles that match what is typed, a moment after the last key. */
function useFound(q: string, open: boolean): FoundArticle[] {
  const { acts } = useFrame();
  const [found, setFound] = useState<FoundArticle[]>([]);
  useEffect(() => {
    if (!open) return;
    let stale = false;
    const timer = setTimeout(async () => {
      const answer = await acts.findArticles(q).catch(() => ({ ok: false as const }));
      if (!stale && answer.ok) setFound(answer.value);
    }, 150);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [q, open, acts]);
  return found;
}

/** Mod-K: go to an article, a page or a section, or do something, without the mouse. */
export function CommandPalette() {
  const t = useTranslations('newsroom');
  const ui = useTranslations('ui');
  const locale = useLocale() as 'en' | 'zh-CN';
  const router = useRouter();
  const { user, sections, setTheme, acts, paletteOpen, setPaletteOpen } = useFrame();
  const [q, setQ] = useState('');
  const { say, guard } = useRefusal();
  const found = useFound(q, paletteOpen);

  const then = (work: () => void) => () => {
    setPaletteOpen(false);
    setQ('');
    work();
  };
  const go = (href: string) => then(() => router.push(href));
  async function start() {
    const made = await guard(acts.startArticle());
    if (made.ok) router.push(`/newsroom/articles/${made.value.articleId}`);
    else toast.error(say(made));
  }
  const places: [string, string][] = [
    ['/newsroom', t('rail.articles')],
    ['/newsroom/import', t('rail.import')],
    ['/newsroom/media', t('rail.media')],
    ['/newsroom/front', t('rail.front')],
  ];
  if (user.role === 'admin')
    places.push(
      ['/admin/users', t('palette.users')],
      ['/admin/audit', t('palette.audit')],
      ['/admin/settings', t('palette.settings')],
    );

  return (
    <Radix.Root open={paletteOpen} onOpenChange={setPaletteOpen}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black/50" />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed top-[12dvh] left-1/2 z-50 w-[calc(100vw-2rem)] max-w-xl -translate-x-1/2 overflow-hidden rounded-lg border border-line bg-sheet shadow-xl"
        >
          <Radix.Title className="sr-only">{t('palette.title')}</Radix.Title>
          <Command label={t('palette.title')} loop>
            <Command.Input
              value={q}
              onValueChange={setQ}
              placeholder={t('palette.prompt')}
              className="h-12 w-full border-b border-line bg-transparent px-4 outline-none"
            />
            <Command.List
              label={t('palette.title')}
              className="max-h-[60dvh] overflow-auto p-2 [&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-quiet"
            >
              <Command.Empty className="px-3 py-6 text-center text-sm text-quiet">
                {t('palette.none')}
              </Command.Empty>
              <Command.Group heading={t('palette.acts')}>
                <Item value={t('palette.newArticle')} onSelect={then(start)}>
                  {t('palette.newArticle')}
                </Item>
                {themes.map((theme) => (
                  <Item
                    key={theme}
                    value={`${t('rail.theme')} ${ui(`theme.${theme}`)}`}
                    onSelect={then(() => setTheme(theme))}
                  >
                    {t('rail.theme')}: {ui(`theme.${theme}`)}
                  </Item>
                ))}
                {locales
                  .filter((name) => name !== locale)
                  .map((name) => (
                    <Item
                      key={name}
                      value={`${t('rail.language')} ${ui(`language.${name}`)}`}
                      onSelect={then(async () => {
                        if ((await acts.speak(name)).ok) router.refresh();
                      })}
                    >
                      {t('rail.language')}: {ui(`language.${name}`)}
                    </Item>
                  ))}
                <Item value={t('rail.signOut')} onSelect={then(() => acts.signOut())}>
                  {t('rail.signOut')}
                </Item>
              </Command.Group>
              <Command.Group heading={t('palette.places')}>
                {places.map(([href, name]) => (
                  <Item key={href} value={name} onSelect={go(href)}>
                    {name}
                  </Item>
                ))}
                {sections.map(({ slug, names }) => {
                  const name = t('palette.section', { name: names[locale] ?? names.en ?? slug });
                  return (
                    <Item
                      key={slug}
                      value={name}
                      onSelect={then(() => window.location.assign(`/sections/${slug}`))}
                    >
                      {name}
                    </Item>
                  );
                })}
              </Command.Group>
              <Command.Group heading={t('palette.articles')} forceMount>
                {found.map(({ id, headline }) => (
                  // The server has chosen them: what was typed is part of the value, so that all of them pass.
                  <Item key={id} value={`${q} ${headline} ${id}`} onSelect={go(`/newsroom/articles/${id}`)}>
                    <span className="truncate font-serif">{headline || t('palette.untitled')}</span>
                  </Item>
                ))}
              </Command.Group>
            </Command.List>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
