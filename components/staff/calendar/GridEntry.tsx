'use client';
import type { KeyboardEvent } from 'react';
import type { CalendarEntry } from '#editorial/calendar/calendarEntries.ts';
import { nameForMoves } from './calendarActs.ts';
import { entryLook } from './entryLook.ts';
import type { DragHandlers } from './useDragging.ts';
import { entryLanguage, useEntryWords } from './useEntryWords.ts';

type Props = {
  entry: CalendarEntry;
  at: Date;
  isCarried: boolean;
  movable: boolean;
  onKeyDown: ((event: KeyboardEvent) => void) | undefined;
  onClick(): void;
  drag: DragHandlers | undefined;
};

/** One entry on the week's grid: Enter or a click opens it, Space picks it up, dragging moves it. */
export function GridEntry({ entry, at, isCarried, movable, onKeyDown, onClick, drag }: Props) {
  const { nameOf, kindOf, timeOf, t } = useEntryWords();
  const clock = timeOf(at, { day: false, zone: false });
  const time = timeOf(at, { zone: false });
  return (
    <button
      type="button"
      data-entry={nameForMoves(entry)}
      aria-describedby={movable ? 'calendar-keys' : undefined}
      aria-pressed={movable ? isCarried : undefined}
      onClick={onClick}
      onKeyDown={onKeyDown}
      // Space picks up and puts down on keydown; some browsers would also click on keyup.
      onKeyUp={(event) => movable && event.key === ' ' && event.preventDefault()}
      title={`${clock} ${nameOf(entry)}`}
      {...drag}
      className={`block h-full w-full overflow-hidden rounded border-l-4 px-1.5 py-0.5 text-left text-xs leading-[1.15rem] text-ink ${entryLook[entry.is]} ${movable ? 'touch-none cursor-grab!' : ''} ${isCarried ? 'cursor-grabbing! shadow-lg ring-2 ring-focus' : 'hover:ring-1 hover:ring-edge'} ${entry.past ? 'border-dashed' : ''}`}
    >
      <span className="sr-only">
        {time} {kindOf(entry)}: <span lang={entryLanguage(entry)}>{nameOf(entry)}</span>
        {entry.past && `, ${t('out')}`}
      </span>
      <span aria-hidden className="block truncate">
        <span className="font-semibold tabular-nums">{clock}</span> {entry.past ? '✓' : kindOf(entry)}
      </span>
      <span aria-hidden lang={entryLanguage(entry)} className="block truncate font-serif text-[0.8125rem]">
        {nameOf(entry)}
      </span>
    </button>
  );
}
