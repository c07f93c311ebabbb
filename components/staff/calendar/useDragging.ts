'use client';
import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import type { CalendarEntry } from '#editorial/calendar/calendarEntries.ts';
import type { Day } from './days.ts';
import { instantAt } from './keyboardMoves.ts';
import type { KeyboardMove } from './useKeyboardMoves.ts';
import type { Moving } from './useMoving.ts';

/** How far a pointer goes before a press is a drag, px. */
const threshold = 5;
/** Nearer to the edge of what is in sight the page scrolls along, px. */
const edge = 40;

type Drag = { entry: CalendarEntry; x: number; y: number; grip: number; begun: boolean };
type Given = {
  days: Day[];
  /** px */
  hourHeight: number;
  layer: RefObject<HTMLElement | null>;
  moving: Moving;
  carried: KeyboardMove | null;
  carry(carried: KeyboardMove | null): void;
};

/** Dragging an entry over the days by mouse, pen or finger; Escape puts it back. */
export function useDragging({ days, hourHeight, layer, moving, carried, carry }: Given) {
  const drag = useRef<Drag | null>(null);
  const swallow = useRef(false);

  useEffect(() => {
    if (!carried) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !drag.current) return;
      drag.current = null;
      swallow.current = true;
      carry(null);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [carried, carry]);

  /** @param grip px between the pointer and the top of what it moves  @param minutes what the instant is rounded to */
  function instantUnder(
    event: Pick<MouseEvent, 'clientX' | 'clientY'>,
    grip: number,
    minutes = 5,
  ): Date | null {
    const box = layer.current?.getBoundingClientRect();
    if (!box) return null;
    const column = Math.floor(((event.clientX - box.left) / box.width) * days.length);
    const day = days[Math.min(Math.max(column, 0), days.length - 1)];
    return day ? instantAt(day, (event.clientY - grip - box.top) / hourHeight, minutes) : null;
  }

  return {
    instantUnder,
    onPointerDown(event: PointerEvent, entry: CalendarEntry) {
      swallow.current = false;
      if (event.button !== 0 || entry.past || moving.asked) return;
      const grip = event.clientY - event.currentTarget.getBoundingClientRect().top;
      // As it stands now: the page may be read anew before it is put down.
      const held = { ...entry, at: moving.placeOf(entry).toISOString() };
      drag.current = { entry: held, x: event.clientX, y: event.clientY, grip, begun: false };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove(event: PointerEvent) {
      const held = drag.current;
      if (!held) return;
      held.begun ||= Math.hypot(event.clientX - held.x, event.clientY - held.y) > threshold;
      if (!held.begun) return;
      const scroller = layer.current?.closest<HTMLElement>('[data-scrolls]');
      const sight = scroller?.getBoundingClientRect();
      if (scroller && sight) {
        if (event.clientY < sight.top + edge) scroller.scrollTop -= 12;
        if (event.clientY > sight.bottom - edge) scroller.scrollTop += 12;
      }
      const at = instantUnder(event, held.grip);
      if (at) carry({ entry: held.entry, at });
    },
    onPointerUp(event: PointerEvent) {
      const held = drag.current;
      drag.current = null;
      if (!held?.begun) return;
      swallow.current = true;
      const at = instantUnder(event, held.grip);
      carry(null);
      if (at) moving.move(held.entry, at);
    },
    onPointerCancel() {
      drag.current = null;
      carry(null);
    },
    /** Whether the click that follows a drag is to be ignored. */
    swallows: () => {
      const was = swallow.current;
      swallow.current = false;
      return was;
    },
  };
}
