'use client';
import type { LucideIcon } from 'lucide-react';
import { useLinkStatus } from 'next/link';
import type { ReactNode } from 'react';
import { Link } from '#components/ui/Link.tsx';

export const railItem =
  'flex min-h-14 min-w-14 flex-col items-center justify-center gap-0.5 rounded-md px-1 text-xs text-quiet hover:bg-well hover:text-ink';

type Props = { href: string; here: boolean; icon: LucideIcon; label: string; className?: string };

export function RailLink(props: Props) {
  const { href, here, icon: Icon, label, className = '' } = props;
  return (
    <Link
      href={href}
      aria-current={here ? 'page' : undefined}
      className={`${railItem} aria-[current]:bg-well aria-[current]:font-semibold aria-[current]:text-ink ${className}`}
    >
      <Going>
        <Icon aria-hidden size={20} strokeWidth={here ? 2.25 : 1.75} />
      </Going>
      {label}
    </Link>
  );
}

/** Shows that the page is on its way, should it take more than a moment. */
function Going({ children }: { children: ReactNode }) {
  const { pending } = useLinkStatus();
  return <span className={pending ? 'animate-pulse text-press-ink' : ''}>{children}</span>;
}
