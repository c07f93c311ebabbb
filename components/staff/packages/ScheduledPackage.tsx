'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useEntryWords } from '#components/staff/calendar/useEntryWords.ts';
import { WhenField } from '#components/staff/dateTime/WhenField.tsx';
import { Button } from '#components/ui/Button.tsx';
import { ConfirmDialog } from '#components/ui/ConfirmDialog.tsx';
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
  const [open, setOpen] = useState<'move' | 'cancel' | null>(null);
  const [next, setNext] = useState<Date | null>(at);
  const count = read.items.length + read.companions.length;
  const asked = {
    act: 'package.release' as const,
    subject: `package:${read.id}` as const,
    decidedOn: read.decidedOn,
    onOpenChange: () => setOpen(null),
  };

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
        <div className="flex flex-wrap gap-2">
          <Button
            small
            onClick={() => {
              setNext(at);
              setOpen('move');
            }}
          >
            {t('move')}
          </Button>
          <Button small look="danger" onClick={() => setOpen('cancel')}>
            {t('callOff')}
          </Button>
        </div>
      )}
      <ConfirmDialog
        {...asked}
        open={open === 'move'}
        title={t('moveTitle')}
        description={t('moveText', { count })}
        submit={t('moveNow')}
        blocked={!next}
        send={async (confirmation) =>
          acts.move({
            packageId: read.id,
            seen: at.toISOString(),
            at: (next ?? at).toISOString(),
            confirmation,
          })
        }
        onDone={() => next && done(t('isMoved', { at: timeOf(next) }))}
      >
        <WhenField label={t('moveTo')} value={next} onChange={setNext} min={now} otherZones={otherZones} />
      </ConfirmDialog>
      <ConfirmDialog
        {...asked}
        open={open === 'cancel'}
        title={t('callOffTitle')}
        description={t('callOffText', { count })}
        submit={t('callOffNow')}
        cancel={t('leave')}
        send={(confirmation) => acts.cancel({ packageId: read.id, confirmation })}
        onDone={() => done(t('isCalledOff'))}
      />
    </div>
  );
}
