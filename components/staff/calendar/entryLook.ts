import type { CalendarEntry } from '#editorial/calendar/calendarEntries.ts';

/** The colours of each kind of entry, its border first. */
export const entryLook: Record<CalendarEntry['is'], string> = {
  release: 'border-good bg-good-wash',
  package: 'border-focus bg-well',
  front: 'border-edge bg-paper',
  withdrawal: 'border-press-ink bg-press-wash',
};
