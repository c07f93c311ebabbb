'use client';
import { useTranslations } from 'use-intl';
import { Link } from '#components/ui/Link.tsx';

const places = ['users', 'effects', 'webhooks', 'tokens', 'audit', 'pages', 'settings'] as const;

/** Links between the pages of the admin's office. */
export function AdminLinks({ here }: { here: (typeof places)[number] }) {
  const t = useTranslations('admin');
  return (
    <nav aria-label={t('office')} className="flex gap-1 overflow-x-auto border-b border-line">
      {places.map((place) => (
        <Link
          key={place}
          href={`/admin/${place}`}
          aria-current={place === here ? 'page' : undefined}
          className="flex min-h-10 items-center border-b-2 border-transparent px-3 text-sm whitespace-nowrap text-quiet hover:text-ink aria-[current=page]:border-press-ink aria-[current=page]:font-medium aria-[current=page]:text-ink"
        >
          {t(`${place}.title`)}
        </Link>
      ))}
    </nav>
  );
}
