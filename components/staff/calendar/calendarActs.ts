import type { ActAnswer } from '#components/ui/useRefusal.ts';
import type { Confirmation } from '#contracts/confirmation.ts';
import type { ConfirmedAct } from '#editorial/access/policy.ts';
import type { CalendarEntry } from '#editorial/calendar/calendarEntries.ts';

/** The subject of a calendar order: everything that is moved or unscheduled together. */
export type CalendarTarget = { what: 'article' | 'package' | 'front' | 'withdrawal'; id: number };
/** ISO instants; `seen` is the time before the move. */
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

/** The act that moves or unschedules an entry. */
export const actOf = (entry: CalendarEntry): ConfirmedAct => acts[targetOf(entry).what];

export function targetOf(entry: CalendarEntry): CalendarTarget {
  if (entry.is === 'package') return { what: 'package', id: entry.packageId };
  if (entry.is === 'front') return { what: 'front', id: entry.frontId };
  return { what: entry.is === 'withdrawal' ? 'withdrawal' : 'article', id: entry.articleId };
}

/** A key that stays the same when the entry is moved: a move replaces the release by a new one. */
export function nameForMoves(entry: CalendarEntry): string {
  const { what, id } = targetOf(entry);
  if (entry.past) return `${what} ${id} ${entry.at}`;
  // An article may be withdrawn, released again, and withdrawn again.
  return entry.is === 'withdrawal' ? `${what} ${id} ${entry.number}` : `${what} ${id}`;
}
