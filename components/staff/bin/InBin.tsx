'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFrame } from '#components/staff/frame/FrameState.tsx';
import { Button, buttonLook } from '#components/ui/Button.tsx';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { Link } from '#components/ui/Link.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import { useHydrated } from '#components/ui/useHydrated.ts';
import { type RefusedAct, useRefusal } from '#components/ui/useRefusal.ts';
import type { BinSubject } from '#editorial/bin/binnable.ts';

/** What stands at the address of something that is in the bin. */
export function InBin({ subject, id }: { subject: BinSubject; id: number }) {
  const t = useTranslations('bin');
  const { acts } = useFrame();
  const { say, guard } = useRefusal();
  const router = useRouter();
  const ready = useHydrated();
  const [refused, setRefused] = useState<RefusedAct | null>(null);

  async function restore() {
    const answer = await guard(acts.restoreSubject({ subject, id }));
    setRefused(answer.ok ? null : answer);
    if (answer.ok) router.refresh();
  }

  return (
    <>
      <EmptyState title={t(`here.${subject}`)} text={t('hereText')} />
      <LiveNotice>{refused && say(refused)}</LiveNotice>
      <div className="flex flex-wrap justify-center gap-3">
        <Button look="press" disabled={!ready} onClick={restore}>
          {t('restore')}
        </Button>
        <Link className={buttonLook()} href="/newsroom/bin">
          {t('toBin')}
        </Link>
      </div>
    </>
  );
}
