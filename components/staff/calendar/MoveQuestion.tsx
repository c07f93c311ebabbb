'use client';
import { ConfirmDialog } from '#components/ui/FormDialog.tsx';
import type { CalendarEntry } from '#editorial/calendar/calendarEntries.ts';
import { actOf, type CalendarActs, nameForMoves, targetOf } from './calendarActs.ts';
import { useEntryWords } from './useEntryWords.ts';
import type { Move, Moving } from './useMoving.ts';

type Props = {
  move: Move;
  /** as the page was last read */
  entry: CalendarEntry;
  moving: Moving;
  acts: CalendarActs;
};

/** Asks before an entry that was put elsewhere, by hand or by keys, is moved; it stands there already. */
export function MoveQuestion({ move, entry, moving, acts }: Props) {
  const { t, nameOf, timeOf } = useEntryWords();
  const { at } = move;
  // Somebody else may have moved it since it was taken; what this page moved itself is being read.
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
      // After a move of this page's own the entry has another state, which is being read.
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
