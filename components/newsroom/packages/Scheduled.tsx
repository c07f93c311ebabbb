'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button';
import { Dialog } from '#components/ui/Dialog';
import { Notice } from '#components/ui/Notice';
import type { PackageRead } from '#editorial/package/reading';
import { type Answered, type Refused, useRefusal } from '../admin/useRefusal.tsx';
import { useWords } from '../calendar/useWords.ts';
import { WhenField } from '../when/WhenField.tsx';
import type { PackageActs } from './packageActs.ts';

type Props = {
  read: PackageRead;
  at: Date;
  now: Date;
  otherZones: string[];
  mayRelease: boolean;
  acts: Pick<PackageActs, 'move' | 'callOff'>;
  onDone(text: string): void;
};

/** When a package goes out, how it is moved, and how it is called off. */
export function Scheduled({ read, at, now, otherZones, mayRelease, acts, onDone }: Props) {
  const t = useTranslations('packages');
  const ui = useTranslations('ui');
  const router = useRouter();
  const { timeOf, until } = useWords();
  const { say, guard } = useRefusal();
  const [open, setOpen] = useState<'move' | 'callOff' | null>(null);
  const [next, setNext] = useState<Date | null>(at);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [busy, setBusy] = useState(false);
  const count = read.items.length + read.companions.length;

  function show(what: 'move' | 'callOff' | null) {
    setRefused(null);
    setNext(at);
    setOpen(what);
  }

  async function send(work: Promise<Answered<void>>, text: string) {
    setBusy(true);
    const answer = await guard(work);
    setBusy(false);
    if (!answer.ok) return setRefused(answer);
    setOpen(null);
    onDone(text);
    router.refresh();
  }

  function move(event: FormEvent) {
    event.preventDefault();
    if (!next) return;
    const order = { packageId: read.id, seen: at.toISOString(), at: next.toISOString() };
    void send(acts.move(order), t('isMoved', { at: timeOf(next) }));
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
          <Button small onClick={() => show('move')}>
            {t('move')}
          </Button>
          <Button small look="danger" onClick={() => show('callOff')}>
            {t('callOff')}
          </Button>
        </div>
      )}
      <Dialog
        open={open === 'move'}
        onOpenChange={() => setOpen(null)}
        title={t('moveTitle')}
        description={t('moveText', { count })}
      >
        <form onSubmit={move} className="flex flex-col gap-4">
          <Notice>{refused && say(refused)}</Notice>
          <WhenField label={t('moveTo')} value={next} onChange={setNext} min={now} otherZones={otherZones} />
          <div className="flex justify-end gap-2">
            <Button onClick={() => setOpen(null)}>{ui('cancel')}</Button>
            <Button type="submit" look="press" disabled={busy || !next}>
              {t('moveNow')}
            </Button>
          </div>
        </form>
      </Dialog>
      <Dialog
        open={open === 'callOff'}
        onOpenChange={() => setOpen(null)}
        title={t('callOffTitle')}
        description={t('callOffText', { count })}
      >
        <div className="flex flex-col gap-4">
          <Notice>{refused && say(refused)}</Notice>
          <div className="flex justify-end gap-2">
            <Button onClick={() => setOpen(null)}>{t('leave')}</Button>
            <Button
              look="press"
              disabled={busy}
              onClick={() => send(acts.callOff({ packageId: read.id }), t('isCalledOff'))}
            >
              {t('callOffNow')}
            </Button>
          </div>
        </div>
      </Dialog>
    </div>
  );
}
