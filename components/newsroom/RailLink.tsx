import type { LucideIcon } from 'lucide-react';
import Link from 'next/link';

export const railItem =
  'flex min-h-14 min-w-14 flex-col items-center justify-center gap-0.5 rounded-md px-1 text-xs text-quiet hover:bg-well hover:text-ink';

export function RailLink(props: { href: string; here: boolean; icon: LucideIcon; label: string }) {
  const { href, here, icon: Icon, label } = props;
  return (
    <Link
      href={href}
      aria-current={here ? 'page' : undefined}
      className={`${railItem} aria-[current]:bg-well aria-[current]:font-semibold aria-[current]:text-ink`}
    >
      <Icon aria-hidden size={20} strokeWidth={here ? 2.25 : 1.75} />
      {label}
    </Link>
  );
}
