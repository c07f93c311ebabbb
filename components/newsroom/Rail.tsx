'use client';
import { CircleUserRound, Files, Images, Inbox, Newspaper, Search, Settings2 } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { AccountMenu } from './AccountMenu.tsx';
import { useFrame } from './FrameState.tsx';
import { RailLink, railItem } from './RailLink.tsx';

/** Where one is, and where one can go: at the left, or at the bottom of a phone. */
export function Rail() {
  const t = useTranslations('newsroom.rail');
  const { user, setPaletteOpen, paper } = useFrame();
  const path = usePathname();
  const at = (start: string) => path === start || path.startsWith(`${start}/`);
  const elsewhere = ['import', 'media', 'front'].some((name) => at(`/newsroom/${name}`));
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
        <RailLink href="/newsroom" here={at('/newsroom') && !elsewhere} icon={Files} label={t('articles')} />
        <RailLink href="/newsroom/import" here={at('/newsroom/import')} icon={Inbox} label={t('import')} />
        <RailLink href="/newsroom/media" here={at('/newsroom/media')} icon={Images} label={t('media')} />
        <RailLink href="/newsroom/front" here={at('/newsroom/front')} icon={Newspaper} label={t('front')} />
        {user.role === 'admin' && (
          <RailLink href="/admin/users" here={at('/admin')} icon={Settings2} label={t('admin')} />
        )}
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
