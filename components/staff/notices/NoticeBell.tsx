'use client';
import { Bell } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { useFrame } from '#components/staff/frame/FrameState.tsx';
import { Link } from '#components/ui/Link.tsx';
import { noticesPath } from './noticesPath.ts';
import { useUnreadCount } from './useUnreadCount.ts';

/** The largest number that the bell shows; the server counts one further. */
const MAX_SHOWN = 99;

/** A link to the notifications with the number of unread ones, which changes while the page is open. */
export function NoticeBell({ className }: { className: string }) {
  const t = useTranslations('notices');
  const { unread, owner } = useFrame();
  const count = useUnreadCount(unread, owner.userId);
  const isMany = count > MAX_SHOWN;
  const text = isMany ? t('unreadMany') : t('unread', { count });
  return (
    <>
      <Link
        href={noticesPath}
        aria-label={`${t('title')}: ${text}`}
        aria-current={usePathname() === noticesPath ? 'page' : undefined}
        title={t('title')}
        className={className}
      >
        <Bell aria-hidden size={20} strokeWidth={count > 0 ? 2.25 : 1.75} />
        {count > 0 && (
          <span className="min-w-5 rounded-full bg-press px-1.5 text-center font-semibold text-white tabular-nums">
            {isMany ? t('many') : count}
          </span>
        )}
      </Link>
      <span role="status" className="sr-only">
        {text}
      </span>
    </>
  );
}
