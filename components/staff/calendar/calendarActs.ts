import type { ActAnswer } from '#components/ui/useRefusal.ts';
import type { Confirmation } from '#contracts/confirmation.ts';
import type { ConfirmedAct } from '#editorial/access/policy.ts';
import type { CalendarEntry } from '#editorial/calendar/calendarEntries.ts';

/** What an order of the calendar is about: whatever is moved or called off as one. */
export type CalendarTarget = { what: 'article' | 'package' | 'front' | 'withdrawal'; id: number };
/** ISO instants; `seen` is where it stood when the person took it */
export type MoveOrder = CalendarTarget & { seen: string; at: string };

export type CalendarActs = {
  move(order: MoveOrder & { confirmation: Confirmation }): Promise<ActAnswer<void>>;
  cancel(order: CalendarTarget & { confirmation: Confirmation }): Promise<ActAnswer<void>>;
};

const acts = {
  article: 'article.release',
  package: 'package.release',
  front: 'front.release',
  withdrawal: 'article.withdraw',
} as const satisfies Record<CalendarTarget['what'], ConfirmedAct>;

/** What moving an entry, or calling it off, is an act of. */
export const actOf = (entry: CalendarEntry): ConfirmedAct => acts[targetOf(entry).what];

export function targetOf(entry: CalendarEntry): CalendarTarget {
  if (entry.is === 'package') return { what: 'package', id: entry.packageId };
  if (entry.is === 'front') return { what: 'front', id: entry.frontId };
  return { what: entry.is === 'withdrawal' ? 'withdrawal' : 'article', id: entry.articleId };
}

/** The same before and after a move, in which the release itself is placed anew. */
export function nameForMoves(entry: CalendarEntry): string {
  const { what, id } = targetOf(entry);
  if (entry.past) return `${what} ${id} ${entry.at}`;
  // A story may end, come back, and end again.
  return entry.is === 'withdrawal' ? `${what} ${id} ${entry.number}` : `${what} ${id}`;
}
