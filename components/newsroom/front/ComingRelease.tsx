'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button';
import { Dialog } from '#components/ui/Dialog';
import { Notice } from '#components/ui/Notice';
import { Time } from '#components/ui/Time';
import type { FrontEntry } from '#editorial/front/telling';
import { type Answered, type Refused, useRefusal } from '../admin/useRefusal.tsx';
import { WhenField } from '../when/WhenField.tsx';
import type { FrontActs } from './frontActs.ts';

type Props = {
  frontId: number;
  coming: FrontEntry;
  mayRelease: boolean;
  otherZones: string[];
  now: Date;
  acts: Pick<FrontActs, 'reschedule' | 'callOff'>;
};

/** What goes out by itself, to be moved or called off. */
export function ComingRelease({ frontId, coming, mayRelease, otherZones, now, acts }: Props) {
  const t = useTranslations('front');
  const ui = useTranslations('ui');
  const router = useRouter();
  const { say, guard } = useRefusal();
  const [asking, setAsking] = useState<'move' | 'call-off' | null>(null);
  const [at, setAt] = useState<Date | null>(coming.from);
  const [pending, setPending] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const { number } = coming;

  async function order(act: () => Promise<Answered<void>>, done: string) {
    setPending(true);
    const answer = await guard(act());
    setPending(false);
    setRefused(answer.ok ? null : answer);
    if (!answer.ok) return;
    setAsking(null);
    toast(done);
    router.refresh();
  }
  const begin = (what: 'move' | 'call-off') => {
    setRefused(null);
    setAt(coming.from);
    setAsking(what);
  };

  return (
    <div className="flex flex-col gap-2 border-l-4 border-wait bg-wait-wash px-3 py-2 text-sm">
      <p>
        {t('coming', { number })} <Time at={coming.from} />. {t('comingHint')}
      </p>
      {mayRelease && (
        <p className="flex gap-2">
          <Button small onClick={() => begin('move')}>
            {t('move')}
          </Button>
          <Button small onClick={() => begin('call-off')}>
            {t('callOff')}
          </Button>
        </p>
      )}
      <Dialog
        open={asking !== null}
        onOpenChange={(open) => open || setAsking(null)}
        title={t(asking === 'move' ? 'moveTitle' : 'callOffTitle', { number })}
        description={asking === 'call-off' ? t('callOffText') : undefined}
      >
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (asking === 'call-off') void order(() => acts.callOff({ frontId }), t('calledOff'));
            else if (at) {
              const times = { seen: coming.from.toISOString(), at: at.toISOString() };
              void order(() => acts.reschedule({ frontId, ...times }), t('moved'));
            }
          }}
        >
          {asking === 'move' && (
            <WhenField label={t('at')} value={at} onChange={setAt} min={now} otherZones={otherZones} />
          )}
          <Notice>{refused && say(refused)}</Notice>
          <div className="flex justify-end gap-3">
            <Button onClick={() => setAsking(null)}>{ui('cancel')}</Button>
            <Button type="submit" look="press" disabled={pending}>
              {t(asking === 'move' ? 'moveNow' : 'callOff')}
            </Button>
          </div>
        </form>
      </Dialog>
    </div>
  );
}
