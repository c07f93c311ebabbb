'use client';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { Time } from '#components/ui/Time.tsx';
import type { LetterState } from '#editorial/people/invitationDelivery.ts';

const REFRESH_MS = 3_000;

/** What became of the letter that an invitation promised. Asks again while it waits. */
export function LetterNote({ letter }: { letter: LetterState }) {
  const t = useTranslations('admin.users.letter');
  const router = useRouter();
  const waits = letter.is === 'waiting';

  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(() => router.refresh(), REFRESH_MS);
    return () => clearInterval(timer);
  }, [waits, router]);

  if (letter.is === 'waiting') return <span className="mt-1 block text-quiet">{t('waiting')}</span>;
  const when = <Time at={letter.at} look="short" />;
  if (letter.is === 'sent')
    return (
      <span className="mt-1 block text-quiet">
        {t('sent')} {when}
      </span>
    );
  return (
    <span className="mt-1 block max-w-80 text-press-ink">
      {t('failed')} {when}
      <q className="block break-words">{letter.answer}</q>
      <span className="block text-quiet">{t('hint')}</span>
    </span>
  );
}
