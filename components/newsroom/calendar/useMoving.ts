'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, useTransition } from 'react';
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
export function useMoving(acts: CalendarActs) {
  const router = useRouter();
  const { say, guard } = useRefusal();
  const { t, nameOf, timeOf } = useWords();
  const [shown, setShown] = useState<Shown | null>(null);
  const newest = useRef(shown);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const last = useRef<(() => void) | null>(null);

  // Until it is read anew, this page knows better where it put something than what was read before.
  const [reading, startReading] = useTransition();
  const [wasReading, setWasReading] = useState(reading);
  if (wasReading !== reading) {
    setWasReading(reading);
    if (!reading && !busy) setShown(null);
  }
  useEffect(() => {
    if (!reading && !busy) newest.current = null;
  }, [reading, busy]);

  function show(next: Shown | null): void {
    newest.current = next;
    setShown(next);
  }

  async function move(entry: Entry, at: Date, undoes = false): Promise<boolean> {
    const [name, to] = [nameForMoves(entry), at.toISOString()];
    const from = newest.current?.name === name ? newest.current.at : entry.at;
    if (to === new Date(from).toISOString() || busy) return false;
    show({ name, at: to });
    setBusy(true);
    const answer = await guard(acts.move({ ...targetOf(entry), seen: from, at: to }));
    setBusy(false);
    if (!answer.ok) {
      show(null);
      setSaid(say(answer));
      toast.error(say(answer));
      if (answer.refused === 'changed-meanwhile' || answer.refused === 'not-scheduled')
        startReading(() => router.refresh());
      return false;
    }
    const parts = entry.is === 'package' ? entry.parts.length : 0;
    const facts = { name: nameOf(entry), at: timeOf(at), count: parts };
    const text = undoes ? t('movedBack', facts) : parts > 1 ? t('movedWhole', facts) : t('moved', facts);
    setSaid(text);
    const undo = () => void move({ ...entry, at: to }, new Date(from), true);
    last.current = undoes ? null : undo;
    toast(text, undoes ? {} : { duration: 12_000, action: { label: t('undo'), onClick: undo } });
    startReading(() => router.refresh());
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
