'use client';
import { useTranslations } from 'use-intl';
import { ShownOnce } from './ShownOnce.tsx';

export type ShownInvitation = { email: string; link: string; mailed: boolean };

export function InviteLink({ invited, done }: { invited: ShownInvitation; done: () => void }) {
  const t = useTranslations('admin.users');
  return (
    <ShownOnce
      said={t(invited.mailed ? 'mailed' : 'notMailed', { email: invited.email })}
      label={t('link')}
      hint={t('linkHint')}
      value={invited.link}
      words={{ copy: t('copy'), copied: t('copied'), done: t('done') }}
      done={done}
    />
  );
}
