'use client';
import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import type { CalendarEntry } from '#editorial/calendar/calendarEntries.ts';
import type { Day } from './days.ts';
import { instantAt } from './keyboardMoves.ts';
import type { KeyboardMove } from './useKeyboardMoves.ts';
import type { Moving } from './useMoving.ts';

/** Distance that a pointer moves before a press becomes a drag, px. */
const DRAG_THRESHOLD = 5;
/** Distance from the edge of the visible grid within which a drag scrolls it, px. */
const SCROLL_MARGIN = 40;
const SCROLL_STEP = 12;

type Drag = { entry: CalendarEntry; x: number; y: number; grip: number; hasBegun: boolean };
type Options = {
  days: Day[];
  /** px */
  hourHeight: number;
  layer: RefObject<HTMLElement | null>;
  moving: Moving;
  carried: KeyboardMove | null;
  carry(carried: KeyboardMove | null): void;
};

/** Dragging an entry over the days by mouse, pen or finger; Escape cancels. */
export function useDragging({ days, hourHeight, layer, moving, carried, carry }: Options) {
  const drag = useRef<Drag | null>(null);
  const ignoresClick = useRef(false);

  useEffect(() => {
    if (!carried) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !drag.current) return;
      drag.current = null;
      ignoresClick.current = true;
      carry(null);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [carried, carry]);

  /** @param grip px between the pointer and the top of the dragged entry @param minutes the instant is rounded to these */
  function instantUnder(point: { clientX: number; clientY: number }, grip: number, minutes = 5): Date | null {
    const box = layer.current?.getBoundingClientRect();
    if (!box) return null;
    const column = Math.floor(((point.clientX - box.left) / box.width) * days.length);
    const day = days[Math.min(Math.max(column, 0), days.length - 1)];
    return day ? instantAt(day, (point.clientY - grip - box.top) / hourHeight, minutes) : null;
  }

  function scrollAtEdge(clientY: number): void {
    const scroller = layer.current?.closest<HTMLElement>('[data-scrolls]');
    if (!scroller) return;
    const { top, bottom } = scroller.getBoundingClientRect();
    if (clientY < top + SCROLL_MARGIN) scroller.scrollTop -= SCROLL_STEP;
    if (clientY > bottom - SCROLL_MARGIN) scroller.scrollTop += SCROLL_STEP;
  }

  return {
    instantUnder,
    handlersOf: (entry: CalendarEntry) => ({
      onPointerDown(event: PointerEvent) {
        ignoresClick.current = false;
        if (event.button !== 0 || entry.past || moving.unconfirmed) return;
        const grip = event.clientY - event.currentTarget.getBoundingClientRect().top;
        // A copy with its current time: the page may be refreshed during the drag.
        const copy = { ...entry, at: moving.placeOf(entry).toISOString() };
        drag.current = { entry: copy, x: event.clientX, y: event.clientY, grip, hasBegun: false };
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove(event: PointerEvent) {
        const dragged = drag.current;
        if (!dragged) return;
        const distance = Math.hypot(event.clientX - dragged.x, event.clientY - dragged.y);
        dragged.hasBegun ||= distance > DRAG_THRESHOLD;
        if (!dragged.hasBegun) return;
        scrollAtEdge(event.clientY);
        const at = instantUnder(event, dragged.grip);
        if (at) carry({ entry: dragged.entry, at });
      },
      onPointerUp(event: PointerEvent) {
        const dragged = drag.current;
        drag.current = null;
        if (!dragged?.hasBegun) return;
        ignoresClick.current = true;
        const at = instantUnder(event, dragged.grip);
        carry(null);
        if (at) moving.move(dragged.entry, at);
      },
      onPointerCancel() {
        drag.current = null;
        carry(null);
      },
    }),
    /** Whether a click follows a drag and must be ignored. Call it once for each click. */
    swallows: () => {
      const was = ignoresClick.current;
      ignoresClick.current = false;
      return was;
    },
  };
}

export type DragHandlers = ReturnType<ReturnType<typeof useDragging>['handlersOf']>;
