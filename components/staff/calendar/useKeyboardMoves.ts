'use client';
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { useTimeZone } from 'use-intl';
import type { CalendarEntry } from '#editorial/calendar/calendarEntries.ts';
import { nameForMoves } from './calendarActs.ts';
import type { Day } from './days.ts';
import { isWithinWeek, movedByKey } from './keyboardMoves.ts';
import { useEntryWords } from './useEntryWords.ts';
import type { Moving } from './useMoving.ts';

/** Maximum milliseconds for confirming a move and refreshing the page; the focus is restored during that time. */
const FOCUS_MS = 30_000;

export type KeyboardMove = { entry: CalendarEntry; at: Date };

/** Picking up, moving and putting down an entry by keyboard; each step is announced. */
export function useKeyboardMoves(days: Day[], moving: Moving, open: (entry: CalendarEntry) => void) {
  const zone = useTimeZone() ?? 'UTC';
  const { t, nameOf, timeOf } = useEntryWords();
  const [carried, setCarried] = useState<KeyboardMove | null>(null);
  const focused = useRef<{ name: string; until: number } | null>(null);

  // After a move, React may render the entry as another element, which then has to get the focus.
  useLayoutEffect(() => {
    if (!focused.current || performance.now() > focused.current.until) return;
    const element = document.querySelector<HTMLElement>(`[data-entry="${focused.current.name}"]`);
    if (document.activeElement === document.body) element?.focus({ preventScroll: true });
  });

  function cancel() {
    if (carried) moving.announce(t('keys.cancelled', { name: nameOf(carried.entry) }));
    setCarried(null);
  }

  function onKeyDown(event: KeyboardEvent, entry: CalendarEntry) {
    focused.current = { name: nameForMoves(entry), until: performance.now() + FOCUS_MS };
    if (!carried) {
      if (event.key !== ' ' || entry.past) return;
      event.preventDefault();
      const at = moving.placeOf(entry);
      // A copy with its current time: the page may be refreshed before the entry is put down.
      setCarried({ entry: { ...entry, at: at.toISOString() }, at });
      moving.announce(t('keys.picked', { name: nameOf(entry), at: timeOf(at) }));
      return;
    }
    if (event.key === 'Tab') return cancel();
    const next = movedByKey(carried.at, event, zone);
    if (!next && !['Escape', 'Enter', ' '].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return cancel();
    if (!next) {
      setCarried(null);
      moving.move(carried.entry, carried.at);
      return;
    }
    if (!isWithinWeek(days, next)) return moving.announce(t('keys.edge'));
    setCarried({ ...carried, at: next });
    moving.announce(timeOf(next));
  }

  return {
    carried,
    carry: setCarried,
    onKeyDown,
    /** Opens the entry, except while one is carried: Space also triggers a click. */
    onClick: (entry: CalendarEntry) => {
      if (!carried) open(entry);
    },
  };
}
