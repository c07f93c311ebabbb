'use client';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { isSignedIn } from '#components/staff/liveUpdates/isSignedIn.ts';
import { Time } from '#components/ui/Time.tsx';
import type { InvitationEmailState } from '#editorial/people/invitationDelivery.ts';

const REFRESH_MS = 3_000;

/** The state of the email of an invitation. Reloads the page's data while the email waits. */
export function EmailNote({ state }: { state: InvitationEmailState }) {
  const t = useTranslations('admin.users.emailState');
  const router = useRouter();
  const waits = state.is === 'waiting';

  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(async () => (await isSignedIn()) && router.refresh(), REFRESH_MS);
    return () => clearInterval(timer);
  }, [waits, router]);

  if (state.is !== 'failed')
    return (
      <span className="mt-1 block text-quiet">
        {t(state.is)} {state.is === 'sent' && <Time at={state.at} look="short" />}
      </span>
    );
  return (
    <span className="mt-1 block max-w-80 text-press-ink">
      {t('failed')} <Time at={state.at} look="short" />
      <q className="block break-words">{state.answer}</q>
      <span className="block text-quiet">{t('hint')}</span>
    </span>
  );
}
