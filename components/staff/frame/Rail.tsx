'use client';
import { CircleUserRound, Ellipsis, type LucideIcon, Search, Settings2 } from 'lucide-react';
import { useLinkStatus } from 'next/link';
import { usePathname, useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { NoticeBell } from '#components/staff/notices/NoticeBell.tsx';
import { Link } from '#components/ui/Link.tsx';
import { Menu, MenuItem } from '#components/ui/Menu.tsx';
import { AccountMenu } from './AccountMenu.tsx';
import { useFrame } from './FrameState.tsx';
import { railPlaces } from './railPlaces.ts';

const railItem =
  'flex min-h-14 min-w-13 flex-col items-center justify-center gap-0.5 rounded-md px-1 text-xs text-quiet hover:bg-well hover:text-ink';

/** The navigation of the staff pages: at the left, or at the bottom of narrow windows. */
export function Rail() {
  const t = useTranslations('newsroom.rail');
  const { user, setPaletteOpen, paper } = useFrame();
  const path = usePathname();
  const router = useRouter();
  const places = railPlaces(user.role);
  const isAt = (start: string) => path === start || path.startsWith(`${start}/`);
  const isElsewhere =
    isAt('/newsroom/account') ||
    isAt('/newsroom/notices') ||
    places.some(({ href }) => href !== '/newsroom' && isAt(href));
  return (
    <div
      data-window-bar
      className="rail fixed inset-x-0 bottom-0 z-30 border-t border-line bg-sheet md:sticky md:top-0 md:h-dvh md:border-t-0 md:border-r"
    >
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
        {/* In low windows the places scroll, so that search and the account stay visible. */}
        <div className="contents md:flex md:min-h-0 md:flex-col md:gap-1 md:overflow-y-auto">
          {places.map(({ href, label, icon, second }) => {
            const isHere = isAt(href) && !(href === '/newsroom' && isElsewhere);
            return (
              <RailLink key={href} label={t(label)} href={href} isHere={isHere} icon={icon} second={second} />
            );
          })}
          {user.role === 'admin' && (
            <RailLink
              href="/admin/users"
              isHere={isAt('/admin')}
              icon={Settings2}
              label={t('admin')}
              second
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
            {places
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
        <NoticeBell
          className={`${railItem} aria-[current]:bg-well aria-[current]:font-semibold aria-[current]:text-ink`}
        />
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

type LinkProps = { href: string; isHere: boolean; icon: LucideIcon; label: string; second: boolean };

function RailLink({ href, isHere, icon, label, second }: LinkProps) {
  const look = 'aria-[current]:bg-well aria-[current]:font-semibold aria-[current]:text-ink';
  return (
    <Link
      href={href}
      aria-current={isHere ? 'page' : undefined}
      className={`${railItem} ${look} ${second ? 'max-md:hidden' : ''}`}
    >
      <RailIcon icon={icon} isHere={isHere} />
      {label}
    </Link>
  );
}

/** Pulsates while the page of the link around it loads. */
function RailIcon({ icon: Icon, isHere }: Pick<LinkProps, 'icon' | 'isHere'>) {
  const { pending } = useLinkStatus();
  return (
    <span className={pending ? 'animate-pulse text-press-ink' : ''}>
      <Icon aria-hidden size={20} strokeWidth={isHere ? 2.25 : 1.75} />
    </span>
  );
}
