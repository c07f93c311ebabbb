'use client';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'use-intl';
import { Menu, MenuItem, MenuLabel, MenuLine, type MenuTrigger } from '#components/ui/Menu.tsx';
import { toast } from '#components/ui/toast.ts';
import { useRefusal } from '#components/ui/useRefusal.ts';
import { useFrame } from './FrameState.tsx';

export const themes = ['system', 'light', 'dark'] as const;
export const staffLocales = ['en', 'zh-CN'] as const;

export function AccountMenu({ children }: { children: MenuTrigger }) {
  const t = useTranslations('newsroom');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const router = useRouter();
  const changeLocale = useLocaleChange();
  const { user, theme, setTheme, signOut } = useFrame();

  return (
    <Menu trigger={children}>
      <div className="px-2.5 py-2">
        <div className="font-medium">{user.name}</div>
        <div className="text-quiet">{t(`roles.${user.role}`)}</div>
      </div>
      <MenuLine />
      <MenuItem onSelect={() => router.push('/newsroom/account')}>{t('rail.accountPage')}</MenuItem>
      <MenuLabel>{t('rail.theme')}</MenuLabel>
      {themes.map((name) => (
        <MenuItem key={name} checked={theme === name} onSelect={() => setTheme(name)}>
          {ui(`theme.${name}`)}
        </MenuItem>
      ))}
      <MenuLabel>{t('rail.language')}</MenuLabel>
      {staffLocales.map((name) => (
        <MenuItem key={name} checked={locale === name} onSelect={() => changeLocale(name)}>
          <span lang={name}>{ui(`language.${name}`)}</span>
        </MenuItem>
      ))}
      <MenuLine />
      <MenuItem onSelect={signOut}>{t('rail.signOut')}</MenuItem>
    </Menu>
  );
}

/** Returns a function that changes the language of the user's staff pages. A refusal shows as a toast. */
export function useLocaleChange(): (locale: string) => Promise<void> {
  const router = useRouter();
  const { acts } = useFrame();
  const { messageOf, guard } = useRefusal();
  return async (locale) => {
    const answer = await guard(acts.speak(locale));
    if (answer.ok) router.refresh();
    else toast.error(messageOf(answer));
  };
}
