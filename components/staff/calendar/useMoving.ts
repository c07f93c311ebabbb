'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, useTransition } from 'react';
import { toast } from '#components/ui/toast.ts';
import type { CalendarEntry } from '#editorial/calendar/calendarEntries.ts';
import { nameForMoves } from './calendarActs.ts';
import { useEntryWords } from './useEntryWords.ts';

/** An entry's time on this page, ISO, while it differs from what the server rendered. */
type Shown = { name: string; at: string };

export type Move = {
  entry: CalendarEntry;
  /** ISO: the time before the move */
  from: string;
  at: Date;
  /** whether it undoes the previous move */
  undoes: boolean;
};

/**
 * Moves entries. An entry is shown at its new time at once, while a dialog asks for confirmation (`unconfirmed`); if
 * that is declined, it returns to its old time. The last move can be undone, with a confirmation too.
 */
export function useMoving() {
  const router = useRouter();
  const { t, nameOf, timeOf } = useEntryWords();
  const [shown, setShown] = useState<Shown | null>(null);
  const newest = useRef(shown);
  const [unconfirmed, setUnconfirmed] = useState<Move | null>(null);
  // A ref, because the undo of a toast has the state of an earlier render.
  const isAsking = useRef(false);
  const [announcement, announce] = useState('');
  const undoLast = useRef<(() => void) | null>(null);

  // Until the refresh is complete, the time on this page is newer than what the server rendered.
  const [isReading, startReading] = useTransition();
  const [wasReading, setWasReading] = useState(isReading);
  if (wasReading !== isReading) {
    setWasReading(isReading);
    if (!isReading && !unconfirmed) setShown(null);
  }
  useEffect(() => {
    if (!isReading && !unconfirmed) newest.current = null;
  }, [isReading, unconfirmed]);

  function show(next: Shown | null): void {
    newest.current = next;
    setShown(next);
  }

  function setQuestion(next: Move | null): void {
    isAsking.current = next !== null;
    setUnconfirmed(next);
  }

  function move(entry: CalendarEntry, at: Date, undoes = false): void {
    const [name, to] = [nameForMoves(entry), at.toISOString()];
    const from = newest.current?.name === name ? newest.current.at : entry.at;
    if (isAsking.current || to === new Date(from).toISOString()) return;
    show({ name, at: to });
    setQuestion({ entry, from, at, undoes });
  }

  /** Declines the confirmation: the entry keeps its old time. */
  function leave(): void {
    if (!unconfirmed) return;
    setQuestion(null);
    show(isReading ? { name: nameForMoves(unconfirmed.entry), at: unconfirmed.from } : null);
    announce(t('keys.cancelled', { name: nameOf(unconfirmed.entry) }));
  }

  function moved({ entry, from, at, undoes }: Move): void {
    setQuestion(null);
    show({ name: nameForMoves(entry), at: at.toISOString() });
    const parts = entry.is === 'package' ? entry.parts.length : 0;
    const facts = { name: nameOf(entry), at: timeOf(at), count: parts };
    const text = undoes ? t('movedBack', facts) : parts > 1 ? t('movedWhole', facts) : t('moved', facts);
    announce(text);
    const undo = () => move({ ...entry, at: at.toISOString() }, new Date(from), true);
    undoLast.current = undoes ? null : undo;
    toast(text, undoes ? {} : { duration: 12_000, action: { label: t('undo'), onClick: undo } });
    startReading(() => router.refresh());
  }

  return {
    unconfirmed,
    /** whether the page is being refreshed after a move */
    isReading,
    announcement,
    announce,
    move,
    moved,
    leave,
    undo: () => undoLast.current?.(),
    /** The time at which an entry is shown. */
    placeOf: (entry: CalendarEntry) => new Date(shown?.name === nameForMoves(entry) ? shown.at : entry.at),
  };
}

export type Moving = ReturnType<typeof useMoving>;

/** The properties of each part of the calendar. */
export type CalendarPartProps = {
  now: Date;
  mayMove: boolean;
  moving: Moving;
  open(entry: CalendarEntry): void;
};
