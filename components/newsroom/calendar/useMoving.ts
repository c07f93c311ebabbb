'use client';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { toast } from 'sonner';
import type { Entry } from '#editorial/calendar/reading';
import { useRefusal } from '../admin/useRefusal.tsx';
import { type CalendarActs, nameForMoves, targetOf } from './calendarActs.ts';
import { useWords } from './useWords.ts';

/** ISO */
type Shown = { name: string; at: string };

/**
 * Moves entries: shown at once where they were put, and put back with a sentence when that is refused. The last move
 * can be undone.
 */
export function useMoving(entries: Entry[], acts: CalendarActs) {
  const router = useRouter();
  const { say, guard } = useRefusal();
  const { t, nameOf, timeOf } = useWords();
  const [shown, setShown] = useState<Shown | null>(null);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const last = useRef<(() => void) | null>(null);

  // What was read anew knows where everything stands.
  const [held, setHeld] = useState(entries);
  if (held !== entries) {
    setHeld(entries);
    setShown(null);
  }

  async function move(entry: Entry, at: Date, undoes = false): Promise<boolean> {
    const to = at.toISOString();
    if (to === new Date(entry.at).toISOString() || busy) return false;
    setShown({ name: nameForMoves(entry), at: to });
    setBusy(true);
    const answer = await guard(acts.move({ ...targetOf(entry), seen: entry.at, at: to }));
    setBusy(false);
    if (!answer.ok) {
      setShown(null);
      setSaid(say(answer));
      toast.error(say(answer));
      if (answer.refused === 'changed-meanwhile' || answer.refused === 'not-scheduled') router.refresh();
      return false;
    }
    const parts = entry.is === 'package' ? entry.parts.length : 0;
    const facts = { name: nameOf(entry), at: timeOf(at), count: parts };
    const text = undoes ? t('movedBack', facts) : parts > 1 ? t('movedWhole', facts) : t('moved', facts);
    setSaid(text);
    const undo = () => void move({ ...entry, at: to }, new Date(entry.at), true);
    last.current = undoes ? null : undo;
    toast(text, undoes ? {} : { duration: 12_000, action: { label: t('undo'), onClick: undo } });
    router.refresh();
    return true;
  }

  return {
    busy,
    said,
    say: setSaid,
    move,
    undo: () => {
      const undo = last.current;
      last.current = null;
      undo?.();
    },
    /** Where an entry is to be drawn. */
    placeOf: (entry: Entry) => new Date(shown?.name === nameForMoves(entry) ? shown.at : entry.at),
  };
}

export type Moving = ReturnType<typeof useMoving>;
