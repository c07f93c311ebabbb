'use client';
import { ConfirmDialog } from '#components/ui/ConfirmDialog.tsx';
import type { CalendarEntry } from '#editorial/calendar/calendarEntries.ts';
import { actOf, type CalendarActs, nameForMoves, targetOf } from './calendarActs.ts';
import { useEntryWords } from './useEntryWords.ts';
import type { Move, Moving } from './useMoving.ts';

type Props = {
  move: Move;
  /** as the server last rendered it */
  entry: CalendarEntry;
  moving: Moving;
  acts: CalendarActs;
};

/** Asks for confirmation after an entry was dragged, or moved by keyboard, to another time. */
export function MoveQuestion({ move, entry, moving, acts }: Props) {
  const { t, nameOf, timeOf } = useEntryWords();
  const { at } = move;
  // Another person may have moved the entry. During a refresh, `entry` does not yet contain this page's last move.
  const from = moving.isReading ? move.from : entry.at;
  const facts = { name: nameOf(entry), from: timeOf(new Date(from)), to: timeOf(at) };
  return (
    <ConfirmDialog
      act={actOf(entry)}
      subject={nameForMoves(entry)}
      decidedOn={entry.decidedOn}
      onClose={moving.leave}
      title={t('moveAsk', facts)}
      description={t('moveFromTo', facts)}
      submit={t('moveNow')}
      cancel={t('leave')}
      // Until the refresh is complete, `decidedOn` is the state before this page's last move.
      blocked={moving.isReading}
      send={(confirmation) =>
        acts.move({ ...targetOf(entry), seen: from, at: at.toISOString(), confirmation })
      }
      onDone={() => moving.moved({ ...move, from })}
    >
      {entry.is === 'package' && <p className="text-sm">{t('wholeMoves', { count: entry.parts.length })}</p>}
    </ConfirmDialog>
  );
}
