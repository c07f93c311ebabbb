'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { Button, buttonLook } from '#components/ui/Button';
import { Dialog } from '#components/ui/Dialog';
import { Link } from '#components/ui/Link';
import { Notice } from '#components/ui/Notice';
import type { Entry } from '#editorial/calendar/reading';
import { type Refused, useRefusal } from '../admin/useRefusal.tsx';
import { WhenField } from '../when/WhenField.tsx';
import { Parts } from './Agenda.tsx';
import { type CalendarActs, targetOf } from './calendarActs.ts';
import type { Moving } from './useMoving.ts';
import { hrefOf, useWords } from './useWords.ts';

type Props = {
  entry: Entry;
  now: Date;
  mayMove: boolean;
  otherZones: string[];
  moving: Moving;
  acts: CalendarActs;
  close(): void;
};

/** An entry looked at closely: moved by typing a time, or called off. */
export function EntryDialog({ entry, now, mayMove, otherZones, moving, acts, close }: Props) {
  const { t, nameOf, kindOf, timeOf } = useWords();
  const router = useRouter();
  const refusal = useRefusal();
  const [at, setAt] = useState<Date | null>(new Date(entry.at));
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [busy, setBusy] = useState(false);
  const movable = mayMove && !entry.past;
  const name = nameOf(entry);

  async function send(event: FormEvent) {
    event.preventDefault();
    if (!at || busy) return;
    close();
    await moving.move(entry, at);
  }

  async function callOff() {
    setBusy(true);
    const answer = await refusal.guard(acts.callOff(targetOf(entry)));
    setBusy(false);
    if (!answer.ok) return setRefused(answer);
    const text = t(entry.is === 'withdrawal' ? 'kept' : 'calledOff', { name });
    moving.say(text);
    toast(text);
    close();
    router.refresh();
  }

  return (
    <Dialog
      open
      onOpenChange={close}
      title={name}
      description={`${kindOf(entry)} · ${timeOf(new Date(entry.at))}${entry.past ? ` · ${t('out')}` : ''}`}
    >
      <div className="flex flex-col gap-5">
        <Notice>{refused && refusal.say(refused)}</Notice>
        {entry.is === 'package' && <Parts parts={entry.parts} />}
        {entry.is === 'withdrawal' && <p className="text-sm">{entry.because}</p>}
        {movable && (
          <form onSubmit={send} className="flex flex-col gap-4">
            <WhenField
              label={t(entry.is === 'withdrawal' ? 'endsAt' : 'moveTo')}
              hint={entry.is === 'package' ? t('wholeMoves', { count: entry.parts.length }) : undefined}
              value={at}
              onChange={setAt}
              min={now}
              otherZones={otherZones}
            />
            <Button type="submit" look="press" className="self-start" disabled={busy || !at}>
              {t('moveNow')}
            </Button>
          </form>
        )}
        <div className="flex flex-wrap items-center gap-2 border-t border-line pt-4">
          <Link href={hrefOf(entry)} className={buttonLook()}>
            {t(`open.${entry.is}`)}
          </Link>
          {movable && !asking && (
            <Button look="danger" onClick={() => setAsking(true)}>
              {t(entry.is === 'withdrawal' ? 'keep' : 'callOff')}
            </Button>
          )}
        </div>
        {asking && (
          <div className="flex flex-col gap-3 border-l-4 border-press-ink bg-press-wash px-3 py-3 text-sm">
            <p role="alert">
              {t(
                entry.is === 'withdrawal'
                  ? 'keepAsk'
                  : entry.is === 'package'
                    ? 'callOffWholeAsk'
                    : 'callOffAsk',
                {
                  name,
                  count: entry.is === 'package' ? entry.parts.length : 1,
                },
              )}
            </p>
            <div className="flex gap-2">
              <Button small look="danger" disabled={busy} onClick={callOff}>
                {t(entry.is === 'withdrawal' ? 'keepNow' : 'callOffNow')}
              </Button>
              <Button small onClick={() => setAsking(false)}>
                {t('leave')}
              </Button>
            </div>
          </div>
        )}
      </div>
    </Dialog>
  );
}
