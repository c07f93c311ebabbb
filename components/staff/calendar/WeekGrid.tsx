'use client';
import { useEffect, useRef } from 'react';
import { useFormatter, useTimeZone } from 'use-intl';
import { wallTimeOf } from '#components/staff/dateTime/wallTime.ts';
import { timeFormats } from '#components/ui/timeFormats.ts';
import type { CalendarEntry } from '#editorial/calendar/calendarEntries.ts';
import { nameForMoves } from './calendarActs.ts';
import { type Day, hoursOf } from './days.ts';
import { GridEntry } from './GridEntry.tsx';
import { lanesOf } from './lanes.ts';
import { useDragging } from './useDragging.ts';
import { useEntryWords } from './useEntryWords.ts';
import { useKeyboardMoves } from './useKeyboardMoves.ts';
import type { Moving } from './useMoving.ts';

/** px */
const hourHeight = 44;
const entryHeight = 40;
const hour = 3_600_000;

type Props = {
  days: Day[];
  entries: CalendarEntry[];
  now: Date;
  mayMove: boolean;
  moving: Moving;
  open(entry: CalendarEntry): void;
};

/** A week by hours, each day as long as its clocks make it. */
export function WeekGrid({ days, entries, now, mayMove, moving, open }: Props) {
  const { t } = useEntryWords();
  const format = useFormatter();
  const zone = useTimeZone() ?? 'UTC';
  const layer = useRef<HTMLOListElement>(null);
  const scroller = useRef<HTMLElement>(null);
  const carrying = useKeyboardMoves(days, moving, open);
  const { carried, carry } = carrying;
  const dragging = useDragging({ days, hourHeight, layer, moving, carried, carry });
  const tallest = Math.max(...days.map(hoursOf));
  const today = days.find(({ begins, ends }) => now >= begins && now < ends);

  const shown = entries
    .map((entry) => ({ entry, at: moving.placeOf(entry) }))
    .sort((one, other) => one.at.getTime() - other.at.getTime());
  const placed = days.flatMap((day, column) => {
    const inside = shown.filter(({ at }) => at >= day.begins && at < day.ends);
    const tops = inside.map(({ at }) => ((at.getTime() - day.begins.getTime()) / hour) * hourHeight);
    const lanes = lanesOf(tops, entryHeight);
    return inside.map((each, index) => ({ ...each, column, top: tops[index] ?? 0, ...lanes[index] }));
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each week, not as the clock ticks
  useEffect(() => {
    // The morning is in sight, or the hour that it is; earlier, where something goes out in the night.
    const at = today ? (now.getTime() - today.begins.getTime()) / hour : 7;
    const earliest = Math.min(at * hourHeight, ...placed.map(({ top }) => top));
    scroller.current?.scrollTo({ top: Math.max(0, earliest - 2 * hourHeight) });
  }, [days[0]?.date]);

  const lines = (day: Day) =>
    Array.from({ length: Math.ceil(hoursOf(day)) }, (_, at) => new Date(day.begins.getTime() + at * hour));
  const plainDay = days.find((day) => hoursOf(day) === 24) ?? days[0];
  const columns = { gridTemplateColumns: `repeat(${days.length}, minmax(0, 1fr))` };

  return (
    // The frame shows that keys scroll it: within, the days' names would cover its outline.
    <div className="overflow-hidden rounded-lg border border-line bg-sheet has-[>:focus-visible]:outline-2 has-[>:focus-visible]:outline-focus">
      {/* In a week without anything, keys could not scroll it otherwise. */}
      <section
        ref={scroller}
        data-scrolls
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
        tabIndex={0}
        aria-label={t('hoursOfWeek')}
        className="relative max-h-[72dvh] min-h-96 overflow-x-hidden overflow-y-auto outline-none"
      >
        <div className="sticky top-0 z-30 grid grid-cols-[3.25rem_minmax(0,1fr)] border-b border-line bg-sheet">
          <span className="self-end px-1.5 pb-1.5 text-[0.6875rem] text-quiet">{t('clock')}</span>
          <div className="grid" style={columns}>
            {days.map((day) => {
              const length = hoursOf(day);
              return (
                <div
                  key={day.date}
                  aria-current={day === today ? 'date' : undefined}
                  className="border-l border-line px-2 py-2 text-sm aria-[current]:bg-press-wash aria-[current]:font-semibold aria-[current]:text-press-ink"
                >
                  {format.dateTime(day.begins, timeFormats.dayOfWeek)}
                  {day === today && <span className="block text-xs">{t('today')}</span>}
                  {length !== 24 && (
                    <span className="block text-xs font-normal text-wait">
                      {t('hours', { count: length })}
                    </span>
                  )}
                </div>
              );
            })}
          </div>
        </div>
        <div
          className="grid grid-cols-[3.25rem_minmax(0,1fr)]"
          style={{ height: tallest * hourHeight + entryHeight }}
        >
          <div aria-hidden className="relative">
            {plainDay &&
              lines(plainDay).map((at, index) => (
                <span
                  key={at.getTime()}
                  className="absolute right-1.5 -translate-y-1/2 text-[0.6875rem] text-quiet tabular-nums"
                  style={{ top: index * hourHeight || 8 }}
                >
                  {wallTimeOf(at, zone).slice(11)}
                </span>
              ))}
          </div>
          <div className="relative">
            <div aria-hidden className="absolute inset-0 grid" style={columns}>
              {days.map((day) => (
                <div key={day.date} className="relative border-l border-line">
                  <div
                    className={`absolute inset-x-0 top-0 ${day === today ? 'bg-press-wash/40' : ''}`}
                    style={{ height: hoursOf(day) * hourHeight }}
                  >
                    {lines(day).map((at, index) => (
                      <div
                        key={at.getTime()}
                        className="absolute inset-x-0 border-t border-line"
                        style={{ top: index * hourHeight }}
                      >
                        {hoursOf(day) !== 24 && (
                          <span className="absolute top-0 right-1 text-[0.6875rem] text-wait tabular-nums">
                            {wallTimeOf(at, zone).slice(11)}
                          </span>
                        )}
                      </div>
                    ))}
                    {day === today && (
                      <div
                        className="absolute inset-x-0 border-t-2 border-press-ink"
                        style={{ top: ((now.getTime() - day.begins.getTime()) / hour) * hourHeight }}
                      />
                    )}
                  </div>
                  <div
                    className="absolute inset-x-0 bottom-0 border-t border-line bg-well"
                    style={{ top: hoursOf(day) * hourHeight }}
                  />
                </div>
              ))}
            </div>
            <ol ref={layer} aria-label={t('week')} className="absolute inset-0">
              {placed.map(({ entry, at, column, top, lane = 0, lanes = 1 }) => {
                const name = nameForMoves(entry);
                const held = carried && nameForMoves(carried.entry) === name ? carried : null;
                const spot = held ? spotOf(held.at, days) : { column, top };
                const width = 100 / days.length / (held ? 1 : lanes);
                return (
                  <li
                    key={name}
                    className="absolute p-px"
                    style={{
                      top: spot.top,
                      height: entryHeight,
                      left: `${(spot.column * 100) / days.length + (held ? 0 : lane * width)}%`,
                      width: `${width}%`,
                      zIndex: held ? 20 : 1,
                    }}
                  >
                    <GridEntry
                      entry={entry}
                      at={held?.at ?? at}
                      held={held !== null}
                      movable={mayMove && !entry.past}
                      onKeyDown={mayMove ? (event) => carrying.onKeyDown(event, entry) : undefined}
                      onClick={() => dragging.swallows() || carrying.onClick(entry)}
                      drag={
                        mayMove && !entry.past
                          ? {
                              onPointerDown: (event) => dragging.onPointerDown(event, entry),
                              onPointerMove: dragging.onPointerMove,
                              onPointerUp: dragging.onPointerUp,
                              onPointerCancel: dragging.onPointerCancel,
                            }
                          : undefined
                      }
                    />
                  </li>
                );
              })}
            </ol>
          </div>
        </div>
      </section>
    </div>
  );
}

function spotOf(at: Date, days: Day[]): { column: number; top: number } {
  const column = Math.max(
    0,
    days.findIndex(({ begins, ends }) => at >= begins && at < ends),
  );
  const begins = days[column]?.begins ?? at;
  return { column, top: ((at.getTime() - begins.getTime()) / hour) * hourHeight };
}
