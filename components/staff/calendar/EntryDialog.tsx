'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { DateTimeField } from '#components/staff/dateTime/DateTimeField.tsx';
import { ActForm } from '#components/ui/ActForm.tsx';
import { Button, buttonLook } from '#components/ui/Button.tsx';
import { Dialog } from '#components/ui/Dialog.tsx';
import { Link } from '#components/ui/Link.tsx';
import { toast } from '#components/ui/toast.ts';
import type { CalendarEntry } from '#editorial/calendar/calendarEntries.ts';
import { Parts } from './Agenda.tsx';
import { actOf, type CalendarActs, nameForMoves, targetOf } from './calendarActs.ts';
import { hrefOf, useEntryWords } from './useEntryWords.ts';
import type { CalendarPartProps } from './useMoving.ts';

type Props = Omit<CalendarPartProps, 'open'> & {
  entry: CalendarEntry;
  acts: CalendarActs;
  close(): void;
};

/** The details of an entry, and the forms that move it to a typed time or unschedule it. */
export function EntryDialog({ entry, now, mayMove, moving, acts, close }: Props) {
  const { t, nameOf, kindOf, timeOf } = useEntryWords();
  const router = useRouter();
  const [at, setAt] = useState<Date | null>(new Date(entry.at));
  const [isAsking, setAsking] = useState(false);
  const movable = mayMove && !entry.past;
  const name = nameOf(entry);
  const isEnd = entry.is === 'withdrawal';
  const isWhole = entry.is === 'package';
  const count = isWhole ? entry.parts.length : 1;
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
              hint={isWhole ? t('wholeMoves', { count }) : undefined}
              value={at}
              onChange={setAt}
              min={now}
            />
          </ActForm>
        )}
        <div className="flex flex-wrap items-center gap-2 border-t border-line pt-4">
          <Link href={hrefOf(entry)} className={buttonLook()}>
            {t(`open.${entry.is}`)}
          </Link>
          {movable && !isAsking && (
            <Button look="danger" onClick={() => setAsking(true)}>
              {t(isEnd ? 'keep' : 'cancel')}
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
            submit={t(isEnd ? 'keepNow' : 'cancelNow')}
            cancel={{ label: t('leave'), hasFocus: true, onClick: () => setAsking(false) }}
            send={(confirmation) => acts.cancel({ ...targetOf(entry), confirmation })}
            onDone={() => {
              const text = t(isEnd ? 'kept' : 'cancelled', { name });
              moving.announce(text);
              toast(text);
              close();
              router.refresh();
            }}
          >
            <p role="alert" className="text-sm">
              {isEnd ? t('keepAsk', { name }) : t(isWhole ? 'cancelWholeAsk' : 'cancelAsk', { name, count })}
            </p>
          </ActForm>
        )}
      </div>
    </Dialog>
  );
}
