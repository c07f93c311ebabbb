'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, useTransition } from 'react';
import { toast } from 'sonner';
import type { CalendarEntry } from '#editorial/calendar/calendarEntries.ts';
import { nameForMoves } from './calendarActs.ts';
import { useEntryWords } from './useEntryWords.ts';

/** ISO */
type Shown = { name: string; at: string };

export type Move = {
  entry: CalendarEntry;
  /** ISO: where it stood when the person took it */
  from: string;
  at: Date;
  /** it takes back the move before */
  undoes: boolean;
};

/**
 * Moves entries: shown at once where they were put, while a question asks whether it is meant (`asked`), and put back
 * when it is not. The last move can be undone, which asks too.
 */
export function useMoving() {
  const router = useRouter();
  const { t, nameOf, timeOf } = useEntryWords();
  const [shown, setShown] = useState<Shown | null>(null);
  const newest = useRef(shown);
  const [asked, setAsked] = useState<Move | null>(null);
  // The undo of a toast was made while the question before it still stood.
  const isAsking = useRef(false);
  const [said, setSaid] = useState('');
  const last = useRef<(() => void) | null>(null);

  // Until it is read anew, this page knows better where it put something than what was read before.
  const [reading, startReading] = useTransition();
  const [wasReading, setWasReading] = useState(reading);
  if (wasReading !== reading) {
    setWasReading(reading);
    if (!reading && !asked) setShown(null);
  }
  useEffect(() => {
    if (!reading && !asked) newest.current = null;
  }, [reading, asked]);

  function show(next: Shown | null): void {
    newest.current = next;
    setShown(next);
  }

  function ask(next: Move | null): void {
    isAsking.current = next !== null;
    setAsked(next);
  }

  function move(entry: CalendarEntry, at: Date, undoes = false): void {
    const [name, to] = [nameForMoves(entry), at.toISOString()];
    const from = newest.current?.name === name ? newest.current.at : entry.at;
    if (isAsking.current || to === new Date(from).toISOString()) return;
    show({ name, at: to });
    ask({ entry, from, at, undoes });
  }

  /** It stays where it was before the question. */
  function leave(): void {
    if (!asked) return;
    ask(null);
    show(reading ? { name: nameForMoves(asked.entry), at: asked.from } : null);
    setSaid(t('keys.cancelled', { name: nameOf(asked.entry) }));
  }

  function moved({ entry, from, at, undoes }: Move): void {
    ask(null);
    show({ name: nameForMoves(entry), at: at.toISOString() });
    const parts = entry.is === 'package' ? entry.parts.length : 0;
    const facts = { name: nameOf(entry), at: timeOf(at), count: parts };
    const text = undoes ? t('movedBack', facts) : parts > 1 ? t('movedWhole', facts) : t('moved', facts);
    setSaid(text);
    const undo = () => move({ ...entry, at: at.toISOString() }, new Date(from), true);
    last.current = undoes ? null : undo;
    toast(text, undoes ? {} : { duration: 12_000, action: { label: t('undo'), onClick: undo } });
    startReading(() => router.refresh());
  }

  return {
    asked,
    /** the page is being read anew after a move */
    isReading: reading,
    said,
    say: setSaid,
    move,
    moved,
    leave,
    undo: () => last.current?.(),
    /** Where an entry is to be drawn. */
    placeOf: (entry: CalendarEntry) => new Date(shown?.name === nameForMoves(entry) ? shown.at : entry.at),
  };
}

export type Moving = ReturnType<typeof useMoving>;
