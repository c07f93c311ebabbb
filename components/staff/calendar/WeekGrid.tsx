'use client';
import { type CSSProperties, type MouseEvent, useEffect, useRef } from 'react';
import type { CalendarEntry } from '#editorial/calendar/calendarEntries.ts';
import { nameForMoves } from './calendarActs.ts';
import { type Day, HOUR_MS, hoursOf } from './days.ts';
import { GridEntry } from './GridEntry.tsx';
import { placeEntries, spotOf } from './placedEntries.ts';
import { useDragging } from './useDragging.ts';
import { useEntryWords } from './useEntryWords.ts';
import { useKeyboardMoves } from './useKeyboardMoves.ts';
import type { CalendarPartProps } from './useMoving.ts';
import { HourLabels, HourLines, WeekHeader } from './WeekScale.tsx';

/** px */
const hourHeight = 44;
const entryHeight = 40;

type Props = CalendarPartProps & {
  days: Day[];
  entries: CalendarEntry[];
  /** lists overlapping entries that do not fit side by side */
  openMany(entries: CalendarEntry[]): void;
  /** called for a click on an empty place in the future */
  scheduleAt(at: Date): void;
};

/** A week by hours. On a day with a change of clocks, the column is longer or shorter. */
export function WeekGrid({ days, entries, now, mayMove, moving, open, openMany, scheduleAt }: Props) {
  const { t } = useEntryWords();
  const layer = useRef<HTMLOListElement>(null);
  const scroller = useRef<HTMLElement>(null);
  const carrying = useKeyboardMoves(days, moving, open);
  const { carried, carry } = carrying;
  const dragging = useDragging({ days, hourHeight, layer, moving, carried, carry });
  const tallest = Math.max(...days.map(hoursOf));
  const today = days.find(({ begins, ends }) => now >= begins && now < ends);

  const shown = entries
    .map((entry) => ({ entry, at: moving.placeOf(entry) }))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  const { placed, crowded } = placeEntries(shown, days, { hourHeight, entryHeight });

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each week, not at each tick of the clock
  useEffect(() => {
    // Scrolls to the current hour, or to the morning; earlier if a future entry is in the night.
    const hours = today ? (now.getTime() - today.begins.getTime()) / HOUR_MS : 7;
    const future = placed.filter(({ entry }) => !entry.past).map(({ top }) => top);
    const top = Math.min(hours * hourHeight, ...future) - 2 * hourHeight;
    scroller.current?.scrollTo({ top: Math.max(0, top) });
  }, [days[0]?.date]);

  function onGridClick(event: MouseEvent) {
    if (!mayMove || event.target !== event.currentTarget || dragging.swallows()) return;
    const at = dragging.instantUnder(event, 0, 15);
    if (at && at > now) scheduleAt(at);
  }

  /** @param lane null: over the whole column */
  function placeOf(spot: { column: number; top: number }, lane: number | null, lanes: number): CSSProperties {
    const width = 100 / days.length / (lane === null ? 1 : lanes);
    return {
      top: spot.top,
      height: entryHeight,
      left: `${(spot.column * 100) / days.length + (lane ?? 0) * width}%`,
      width: `${width}%`,
      zIndex: lane === null ? 20 : 1,
    };
  }

  return (
    // The focus outline is on this frame: inside it, the names of the days would cover the outline.
    <div className="overflow-hidden rounded-lg border border-line bg-sheet has-[>:focus-visible]:outline-2 has-[>:focus-visible]:outline-focus">
      {/* Focusable, so that the keyboard can scroll a week without entries. */}
      <section
        ref={scroller}
        data-scrolls
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        aria-label={t('hoursOfWeek')}
        className="relative max-h-[72dvh] min-h-96 overflow-x-hidden overflow-y-auto outline-none"
      >
        <WeekHeader days={days} today={today} />
        <div
          className="grid grid-cols-[3.25rem_minmax(0,1fr)]"
          style={{ height: tallest * hourHeight + entryHeight }}
        >
          <HourLabels days={days} hourHeight={hourHeight} />
          <div className="relative">
            <HourLines days={days} today={today} now={now} hourHeight={hourHeight} />
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the button above the grid does the same by keyboard */}
            <ol
              ref={layer}
              aria-label={t('week')}
              title={mayMove ? t('scheduleHere') : undefined}
              className={`absolute inset-0 ${mayMove ? 'cursor-copy' : ''}`}
              onClick={onGridClick}
            >
              {placed.map(({ entry, at, column, top, lane, lanes }) => {
                const name = nameForMoves(entry);
                const moved = carried && nameForMoves(carried.entry) === name ? carried : null;
                const spot = moved ? spotOf(moved.at, days, hourHeight) : { column, top };
                const movable = mayMove && !entry.past;
                return (
                  <li key={name} className="absolute p-px" style={placeOf(spot, moved ? null : lane, lanes)}>
                    <GridEntry
                      entry={entry}
                      at={moved?.at ?? at}
                      isCarried={moved !== null}
                      movable={movable}
                      onKeyDown={mayMove ? (event) => carrying.onKeyDown(event, entry) : undefined}
                      onClick={() => dragging.swallows() || carrying.onClick(entry)}
                      drag={movable ? dragging.handlersOf(entry) : undefined}
                    />
                  </li>
                );
              })}
              {crowded.map(({ entries, lane, lanes, ...spot }) => (
                <li
                  key={`${spot.column} ${spot.top}`}
                  className="absolute p-px"
                  style={placeOf(spot, lane, lanes)}
                >
                  <button
                    type="button"
                    onClick={() => openMany(entries)}
                    className="h-full w-full rounded border border-edge bg-sheet text-xs font-medium hover:bg-well"
                  >
                    {t('moreHere', { count: entries.length })}
                  </button>
                </li>
              ))}
            </ol>
          </div>
        </div>
      </section>
    </div>
  );
}
