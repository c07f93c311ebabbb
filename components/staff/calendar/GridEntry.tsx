'use client';
import type { KeyboardEvent, PointerEventHandler } from 'react';
import type { CalendarEntry } from '#editorial/calendar/calendarEntries.ts';
import { nameForMoves } from './calendarActs.ts';
import { useEntryWords } from './useEntryWords.ts';

type Drag = {
  onPointerDown: PointerEventHandler;
  onPointerMove: PointerEventHandler;
  onPointerUp: PointerEventHandler;
  onPointerCancel: PointerEventHandler;
};
type Props = {
  entry: CalendarEntry;
  at: Date;
  held: boolean;
  movable: boolean;
  onKeyDown: ((event: KeyboardEvent) => void) | undefined;
  onClick(): void;
  drag: Drag | undefined;
};

export const entryLook: Record<CalendarEntry['is'], string> = {
  release: 'border-good bg-good-wash',
  package: 'border-focus bg-well',
  front: 'border-edge bg-paper',
  withdrawal: 'border-press-ink bg-press-wash',
};

/** One entry on the week's grid: Enter or a click opens it, Space picks it up, a drag moves it. */
export function GridEntry({ entry, at, held, movable, onKeyDown, onClick, drag }: Props) {
  const { nameOf, kindOf, timeOf, t } = useEntryWords();
  const clock = timeOf(at, { day: false, zone: false });
  const story = entry.is === 'release' || entry.is === 'withdrawal' ? entry.language : undefined;
  return (
    <button
      type="button"
      data-entry={nameForMoves(entry)}
      aria-label={`${timeOf(at)}, ${kindOf(entry)}: ${nameOf(entry)}${entry.past ? `, ${t('out')}` : ''}`}
      aria-describedby={movable ? 'calendar-keys' : undefined}
      aria-pressed={movable ? held : undefined}
      onClick={onClick}
      onKeyDown={onKeyDown}
      // Space has picked up or put down; in some browsers its end would be a click.
      onKeyUp={(event) => movable && event.key === ' ' && event.preventDefault()}
      title={`${clock} ${nameOf(entry)}`}
      {...drag}
      className={`block h-full w-full overflow-hidden rounded border-l-4 px-1.5 py-0.5 text-left text-xs leading-[1.15rem] text-ink ${entryLook[entry.is]} ${movable ? 'touch-none cursor-grab!' : ''} ${held ? 'cursor-grabbing! shadow-lg ring-2 ring-focus' : 'hover:ring-1 hover:ring-edge'} ${entry.past ? 'border-dashed' : ''}`}
    >
      <span className="block truncate">
        <span className="font-semibold tabular-nums">{clock}</span> {entry.past ? t('out') : kindOf(entry)}
      </span>
      <span lang={story} className="block truncate font-serif text-[0.8125rem]">
        {nameOf(entry)}
      </span>
    </button>
  );
}
