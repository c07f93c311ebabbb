'use client';
import {
  Boxes,
  CalendarDays,
  CircleUserRound,
  Ellipsis,
  Files,
  History,
  Images,
  Inbox,
  ListOrdered,
  Newspaper,
  Search,
  Settings2,
  Tags,
  Trash2,
} from 'lucide-react';
import { usePathname, useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { Menu, MenuItem } from '#components/ui/Menu.tsx';
import { AccountMenu } from './AccountMenu.tsx';
import { type FrameUser, useFrame } from './FrameState.tsx';
import { RailLink, railItem } from './RailLink.tsx';

/** The newsroom's places; a phone keeps the second ones under one button. */
const places = [
  { href: '/newsroom', label: 'articles', icon: Files, second: false },
  { href: '/newsroom/calendar', label: 'calendar', icon: CalendarDays, second: false },
  { href: '/newsroom/packages', label: 'packages', icon: Boxes, second: true },
  { href: '/newsroom/series', label: 'series', icon: ListOrdered, second: true },
  { href: '/newsroom/import', label: 'import', icon: Inbox, second: true },
  { href: '/newsroom/media', label: 'media', icon: Images, second: true },
  { href: '/newsroom/front', label: 'front', icon: Newspaper, second: false },
  { href: '/newsroom/topics', label: 'topics', icon: Tags, second: true },
  { href: '/newsroom/bin', label: 'bin', icon: Trash2, second: true },
  { href: '/newsroom/past', label: 'past', icon: History, second: true },
] as const;

/** Writers have no way into the past: the policy's `past.read`. */
export const railPlaces = (role: FrameUser['role']) =>
  places.filter(({ label }) => label !== 'past' || role !== 'writer');

/** Where one is, and where one can go: at the left, or at the bottom of a phone. */
export function Rail() {
  const t = useTranslations('newsroom.rail');
  const { user, setPaletteOpen, paper } = useFrame();
  const path = usePathname();
  const router = useRouter();
  const at = (start: string) => path === start || path.startsWith(`${start}/`);
  const elsewhere = at('/newsroom/account') || places.some(({ href }) => href !== '/newsroom' && at(href));
  return (
    <div className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-sheet md:sticky md:top-0 md:h-dvh md:border-t-0 md:border-r">
      <nav
        aria-label={t('label')}
        className="flex h-16 items-stretch justify-around md:h-full md:flex-col md:items-stretch md:justify-start md:gap-1 md:px-2 md:py-3"
      >
        <a
          href="/"
          title={`${paper}: ${t('paper')}`}
          className="mb-2 hidden h-12 place-items-center rounded-md font-serif text-2xl font-bold text-press-ink hover:bg-well md:grid"
        >
          <span aria-hidden>{[...paper.replace(/^The\s+/i, '')][0]}</span>
          <span className="sr-only">{t('paper')}</span>
        </a>
        {/* On a low screen the places scroll, so that search and the account stay in reach. */}
        <div className="contents md:flex md:min-h-0 md:flex-col md:gap-1 md:overflow-y-auto">
          {railPlaces(user.role).map(({ href, label, icon, second }) => (
            <RailLink
              key={href}
              href={href}
              here={href === '/newsroom' ? at(href) && !elsewhere : at(href)}
              icon={icon}
              label={t(label)}
              className={second ? 'max-md:hidden' : ''}
            />
          ))}
          {user.role === 'admin' && (
            <RailLink
              href="/admin/users"
              here={at('/admin')}
              icon={Settings2}
              label={t('admin')}
              className="max-md:hidden"
            />
          )}
        </div>
        <div className="contents md:hidden">
          <Menu
            trigger={
              <button type="button" className={railItem}>
                <Ellipsis aria-hidden size={20} />
                {t('more')}
              </button>
            }
          >
            {railPlaces(user.role)
              .filter(({ second }) => second)
              .map(({ href, label }) => (
                <MenuItem key={href} onSelect={() => router.push(href)}>
                  {t(label)}
                </MenuItem>
              ))}
            {user.role === 'admin' && (
              <MenuItem onSelect={() => router.push('/admin/users')}>{t('admin')}</MenuItem>
            )}
          </Menu>
        </div>
        <div className="hidden grow md:block" />
        <button type="button" onClick={() => setPaletteOpen(true)} className={`${railItem} max-md:hidden`}>
          <Search aria-hidden size={20} />
          <span>{t('search')}</span>
          <kbd className="font-sans text-[0.6875rem]">Ctrl K</kbd>
        </button>
        <AccountMenu>
          <button type="button" className={railItem} aria-label={t('account', { name: user.name })}>
            <CircleUserRound aria-hidden size={20} />
            <span className="max-w-16 truncate">{user.name.split(' ')[0]}</span>
          </button>
        </AccountMenu>
      </nav>
    </div>
  );
}
