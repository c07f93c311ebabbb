'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { DateTimeField } from '#components/staff/dateTime/DateTimeField.tsx';
import { ActForm } from '#components/ui/ActForm.tsx';
import { Button, buttonLook } from '#components/ui/Button.tsx';
import { Dialog } from '#components/ui/Dialog.tsx';
import { Link } from '#components/ui/Link.tsx';
import type { CalendarEntry } from '#editorial/calendar/calendarEntries.ts';
import { Parts } from './Agenda.tsx';
import { actOf, type CalendarActs, nameForMoves, targetOf } from './calendarActs.ts';
import { hrefOf, useEntryWords } from './useEntryWords.ts';
import type { Moving } from './useMoving.ts';

type Props = {
  entry: CalendarEntry;
  now: Date;
  mayMove: boolean;
  otherZones: string[];
  moving: Moving;
  acts: CalendarActs;
  close(): void;
};

/** An entry looked at closely: moved by typing a time, or called off. */
export function EntryDialog({ entry, now, mayMove, otherZones, moving, acts, close }: Props) {
  const { t, nameOf, kindOf, timeOf } = useEntryWords();
  const router = useRouter();
  const [at, setAt] = useState<Date | null>(new Date(entry.at));
  const [isAsking, setAsking] = useState(false);
  const movable = mayMove && !entry.past;
  const name = nameOf(entry);
  const isEnd = entry.is === 'withdrawal';
  const count = entry.is === 'package' ? entry.parts.length : 1;
  const act = actOf(entry);

  return (
    <Dialog
      open
      onOpenChange={close}
      title={name}
      description={`${kindOf(entry)} · ${timeOf(new Date(entry.at))}${entry.past ? ` · ${t('out')}` : ''}`}
    >
      <div className="flex flex-col gap-5">
        {entry.is === 'package' && <Parts parts={entry.parts} />}
        {isEnd && <p className="text-sm">{entry.because}</p>}
        {movable && !isAsking && (
          <ActForm
            act={act}
            subject={nameForMoves(entry)}
            decidedOn={entry.decidedOn}
            result={() => null}
            submit={t('moveNow')}
            blocked={moving.isReading || !at}
            send={(confirmation) => {
              const to = (at ?? new Date(entry.at)).toISOString();
              return acts.move({ ...targetOf(entry), seen: entry.at, at: to, confirmation });
            }}
            onDone={() => {
              close();
              if (at) moving.moved({ entry, from: entry.at, at, undoes: false });
            }}
          >
            <DateTimeField
              label={t(isEnd ? 'endsAt' : 'moveTo')}
              hint={entry.is === 'package' ? t('wholeMoves', { count }) : undefined}
              value={at}
              onChange={setAt}
              min={now}
              otherZones={otherZones}
            />
          </ActForm>
        )}
        <div className="flex flex-wrap items-center gap-2 border-t border-line pt-4">
          <Link href={hrefOf(entry)} className={buttonLook()}>
            {t(`open.${entry.is}`)}
          </Link>
          {movable && !isAsking && (
            <Button look="danger" onClick={() => setAsking(true)}>
              {t(isEnd ? 'keep' : 'callOff')}
            </Button>
          )}
        </div>
        {isAsking && (
          <ActForm
            act={act}
            subject={nameForMoves(entry)}
            decidedOn={entry.decidedOn}
            result={() => null}
            className="border-l-4 border-press-ink bg-press-wash px-3 py-3"
            look="danger"
            blocked={moving.isReading}
            submit={t(isEnd ? 'keepNow' : 'callOffNow')}
            cancel={{ label: t('leave'), onClick: () => setAsking(false) }}
            send={(confirmation) => acts.cancel({ ...targetOf(entry), confirmation })}
            onDone={() => {
              const text = t(isEnd ? 'kept' : 'calledOff', { name });
              moving.say(text);
              toast(text);
              close();
              router.refresh();
            }}
          >
            <p role="alert" className="text-sm">
              {t(isEnd ? 'keepAsk' : entry.is === 'package' ? 'callOffWholeAsk' : 'callOffAsk', {
                name,
                count,
              })}
            </p>
          </ActForm>
        )}
      </div>
    </Dialog>
  );
}
