'use client';
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { useTimeZone } from 'use-intl';
import type { CalendarEntry } from '#editorial/calendar/calendarEntries.ts';
import { nameForMoves } from './calendarActs.ts';
import type { Day } from './days.ts';
import { isWithinWeek, movedByKey } from './keyboardMoves.ts';
import { useEntryWords } from './useEntryWords.ts';
import type { Moving } from './useMoving.ts';

/** A move has been confirmed and has come back from the server by then, ms. */
const lasting = 30_000;

export type KeyboardMove = { entry: CalendarEntry; at: Date };

/** Picking an entry up, carrying it by keys and putting it down; each step is said. */
export function useKeyboardMoves(days: Day[], moving: Moving, open: (entry: CalendarEntry) => void) {
  const zone = useTimeZone() ?? 'UTC';
  const { t, nameOf, timeOf } = useEntryWords();
  const [carried, setCarried] = useState<KeyboardMove | null>(null);
  const keep = useRef<{ name: string; until: number } | null>(null);

  // Placed anew the entry may be another element, or stand elsewhere among its like: the focus goes with it.
  useLayoutEffect(() => {
    if (!keep.current || performance.now() > keep.current.until) return;
    const element = document.querySelector<HTMLElement>(`[data-entry="${keep.current.name}"]`);
    if (document.activeElement === document.body) element?.focus({ preventScroll: true });
  });

  function drop(told: boolean) {
    if (carried && told) moving.say(t('keys.cancelled', { name: nameOf(carried.entry) }));
    setCarried(null);
  }

  function onKeyDown(event: KeyboardEvent, entry: CalendarEntry) {
    keep.current = { name: nameForMoves(entry), until: performance.now() + lasting };
    if (!carried) {
      if (event.key !== ' ' || entry.past) return;
      event.preventDefault();
      const at = moving.placeOf(entry);
      // As it stands now: the page may be read anew before it is put down.
      setCarried({ entry: { ...entry, at: at.toISOString() }, at });
      moving.say(t('keys.picked', { name: nameOf(entry), at: timeOf(at) }));
      return;
    }
    if (event.key === 'Tab') return drop(true);
    const next = movedByKey(carried.at, event, zone);
    if (!next && !['Escape', 'Enter', ' '].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return drop(true);
    if (!next) {
      drop(false);
      moving.move(carried.entry, carried.at);
      return;
    }
    if (!isWithinWeek(days, next)) return moving.say(t('keys.edge'));
    setCarried({ ...carried, at: next });
    moving.say(timeOf(next));
  }

  return {
    carried,
    carry: setCarried,
    onKeyDown,
    /** A click is no drag, and Space is no click. */
    onClick: (entry: CalendarEntry) => {
      if (!carried) open(entry);
    },
  };
}
