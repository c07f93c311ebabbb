'use client';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { Time } from '#components/ui/Time.tsx';
import type { LetterState } from '#editorial/people/invitationDelivery.ts';

const REFRESH_MS = 3_000;

/** The state of the e-mail of an invitation. Reloads the page's data while the e-mail waits. */
export function LetterNote({ letter }: { letter: LetterState }) {
  const t = useTranslations('admin.users.letter');
  const router = useRouter();
  const waits = letter.is === 'waiting';

  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(() => router.refresh(), REFRESH_MS);
    return () => clearInterval(timer);
  }, [waits, router]);

  if (letter.is !== 'failed')
    return (
      <span className="mt-1 block text-quiet">
        {t(letter.is)} {letter.is === 'sent' && <Time at={letter.at} look="short" />}
      </span>
    );
  return (
    <span className="mt-1 block max-w-80 text-press-ink">
      {t('failed')} <Time at={letter.at} look="short" />
      <q className="block break-words">{letter.answer}</q>
      <span className="block text-quiet">{t('hint')}</span>
    </span>
  );
}
