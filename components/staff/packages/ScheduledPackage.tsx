'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { useEntryWords } from '#components/staff/calendar/useEntryWords.ts';
import { ScheduleButtons } from '#components/staff/release/ScheduleButtons.tsx';
import type { PackageRead } from '#editorial/packages/packageContents.ts';
import type { PackageActs } from './packageActs.ts';

type Props = {
  read: PackageRead;
  at: Date;
  now: Date;
  otherZones: string[];
  mayRelease: boolean;
  acts: Pick<PackageActs, 'move' | 'cancel'>;
  onDone(text: string): void;
};

/** When a package goes out, how it is moved, and how it is called off. */
export function ScheduledPackage({ read, at, now, otherZones, mayRelease, acts, onDone }: Props) {
  const t = useTranslations('packages');
  const router = useRouter();
  const { timeOf, until } = useEntryWords();
  const { id: packageId, decidedOn } = read;
  const count = read.items.length + read.companions.length;

  function done(text: string) {
    onDone(text);
    router.refresh();
  }

  return (
    <div className="flex flex-col gap-3 border-l-4 border-wait bg-wait-wash px-4 py-3">
      <p className="text-sm">
        {t('goesOut')}
        <strong className="block text-base">{timeOf(at)}</strong>
        <span className="text-wait tabular-nums" suppressHydrationWarning>
          {until(at, now)}
        </span>
      </p>
      {mayRelease && (
        <ScheduleButtons
          act="package.release"
          subject={`package:${packageId}`}
          decidedOn={decidedOn}
          move={{
            button: t('move'),
            title: t('moveTitle'),
            text: t('moveText', { count }),
            submit: t('moveNow'),
            label: t('moveTo'),
            from: at,
            min: now,
            otherZones,
            send: (order) => acts.move({ packageId, ...order }),
            onDone: (next) => done(t('isMoved', { at: timeOf(next) })),
          }}
          unschedule={{
            button: t('callOff'),
            look: 'danger',
            title: t('callOffTitle'),
            text: t('callOffText', { count }),
            submit: t('callOffNow'),
            cancel: t('leave'),
            send: (confirmation) => acts.cancel({ packageId, confirmation }),
            onDone: () => done(t('isCalledOff')),
          }}
        />
      )}
    </div>
  );
}
