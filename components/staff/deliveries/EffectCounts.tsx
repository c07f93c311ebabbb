'use client';
import { useTranslations } from 'use-intl';
import { Link, linkLook } from '#components/ui/Link.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import type { EffectCounts as Counts } from '#editorial/outbox/effectStandings.ts';

/** How many deliveries are open; each number is a link to its list. */
export function EffectCountLinks({ counts }: { counts: Counts }) {
  const t = useTranslations('effects');
  return (
    <>
      <LiveNotice tone="wait">{counts.untold > 0 && t('untold', { count: counts.untold })}</LiveNotice>
      <LiveNotice tone="wait">
        {counts.letters > 0 &&
          [
            t('letters', { count: counts.letters }),
            counts.letterAnswer && t('letterAnswer', { answer: counts.letterAnswer }),
          ]
            .filter(Boolean)
            .join(' ')}
      </LiveNotice>
      <ul className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
        {(['waiting', 'failing', 'given-up'] as const).map((standing) => (
          <li key={standing}>
            <Link href={`/admin/effects?standing=${standing}`} className={linkLook}>
              {t(`counts.${standing}`, { count: counts[standing] })}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
