'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { ScheduleButtons } from '#components/staff/release/ScheduleButtons.tsx';
import { Time } from '#components/ui/Time.tsx';
import { toast } from '#components/ui/toast.ts';
import type { FrontEntry } from '#editorial/fronts/frontHistory.ts';
import type { FrontActs } from './frontActs.ts';

type Props = {
  frontId: number;
  decidedOn: string | null;
  coming: FrontEntry;
  mayRelease: boolean;
  now: Date;
  acts: Pick<FrontActs, 'reschedule' | 'cancel'>;
  onDone(): void;
};

/** The scheduled release of a front, which can be moved or unscheduled. */
export function ComingRelease({ frontId, decidedOn, coming, mayRelease, now, acts, ...props }: Props) {
  const t = useTranslations('front');
  const router = useRouter();
  const { number } = coming;
  function report(text: string) {
    toast(text);
    props.onDone();
    router.refresh();
  }
  return (
    <div className="flex flex-col gap-2 border-l-4 border-wait bg-wait-wash px-3 py-2 text-sm">
      <p>
        {t('coming', { number })} <Time at={coming.from} />. {t('comingHint')}
      </p>
      {mayRelease && (
        <ScheduleButtons
          act="front.release"
          subject={`front:${frontId}`}
          decidedOn={decidedOn}
          move={{
            button: t('move'),
            title: t('moveTitle', { number }),
            submit: t('moveNow'),
            label: t('at'),
            from: coming.from,
            min: now,
            send: (order) => acts.reschedule({ frontId, ...order }),
            onDone: () => report(t('moved')),
          }}
          unschedule={{
            button: t('cancel'),
            title: t('cancelTitle', { number }),
            description: t('cancelText'),
            submit: t('cancelNow'),
            cancel: t('leave'),
            send: (confirmation) => acts.cancel({ frontId, confirmation }),
            onDone: () => report(t('cancelled')),
          }}
        />
      )}
    </div>
  );
}
