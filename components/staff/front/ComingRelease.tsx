'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl';
import { WhenField } from '#components/staff/dateTime/WhenField.tsx';
import { Button } from '#components/ui/Button.tsx';
import { ConfirmDialog } from '#components/ui/ConfirmDialog.tsx';
import { Time } from '#components/ui/Time.tsx';
import type { FrontEntry } from '#editorial/fronts/frontHistory.ts';
import type { FrontActs } from './frontActs.ts';

type Props = {
  frontId: number;
  decidedOn: string | null;
  coming: FrontEntry;
  mayRelease: boolean;
  otherZones: string[];
  now: Date;
  acts: Pick<FrontActs, 'reschedule' | 'cancel'>;
  onDone(): void;
};

/** What goes out by itself, to be moved or called off. */
export function ComingRelease({
  frontId,
  decidedOn,
  coming,
  mayRelease,
  otherZones,
  now,
  acts,
  onDone,
}: Props) {
  const t = useTranslations('front');
  const router = useRouter();
  const [asking, setAsking] = useState<'move' | 'call-off' | null>(null);
  const [at, setAt] = useState<Date | null>(coming.from);
  const { number } = coming;

  const asked = {
    act: 'front.release' as const,
    subject: `front:${frontId}` as const,
    decidedOn,
    onOpenChange: () => setAsking(null),
    onDone: () => {
      toast(t(asking === 'move' ? 'moved' : 'calledOff'));
      onDone();
      router.refresh();
    },
  };

  return (
    <div className="flex flex-col gap-2 border-l-4 border-wait bg-wait-wash px-3 py-2 text-sm">
      <p>
        {t('coming', { number })} <Time at={coming.from} />. {t('comingHint')}
      </p>
      {mayRelease && (
        <p className="flex gap-2">
          <Button
            small
            onClick={() => {
              setAt(coming.from);
              setAsking('move');
            }}
          >
            {t('move')}
          </Button>
          <Button small onClick={() => setAsking('call-off')}>
            {t('callOff')}
          </Button>
        </p>
      )}
      <ConfirmDialog
        {...asked}
        open={asking === 'move'}
        title={t('moveTitle', { number })}
        submit={t('moveNow')}
        blocked={!at}
        send={(confirmation) =>
          acts.reschedule({
            frontId,
            seen: coming.from.toISOString(),
            at: (at ?? coming.from).toISOString(),
            confirmation,
          })
        }
      >
        <WhenField label={t('at')} value={at} onChange={setAt} min={now} otherZones={otherZones} />
      </ConfirmDialog>
      <ConfirmDialog
        {...asked}
        open={asking === 'call-off'}
        title={t('callOffTitle', { number })}
        description={t('callOffText')}
        submit={t('callOffNow')}
        cancel={t('leave')}
        send={(confirmation) => acts.cancel({ frontId, confirmation })}
      />
    </div>
  );
}
