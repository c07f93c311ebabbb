import type { Entry } from '#editorial/calendar/reading';
import type { Answered } from '../admin/useRefusal.tsx';

/** What an order of the calendar is about: whatever is moved or called off as one. */
export type Target = { what: 'article' | 'package' | 'front' | 'withdrawal'; id: number };
/** ISO instants; `seen` is where it stood when the person took it */
export type MoveOrder = Target & { seen: string; at: string };

export type CalendarActs = {
  move(order: MoveOrder): Promise<Answered<void>>;
  callOff(order: Target): Promise<Answered<void>>;
};

export function targetOf(entry: Entry): Target {
  if (entry.is === 'package') return { what: 'package', id: entry.packageId };
  if (entry.is === 'front') return { what: 'front', id: entry.frontId };
  return { what: entry.is === 'withdrawal' ? 'withdrawal' : 'article', id: entry.articleId };
}

/** The same before and after a move, in which the release itself is placed anew. */
export function nameForMoves(entry: Entry): string {
  const { what, id } = targetOf(entry);
  if (entry.past) return `${what} ${id} ${entry.at}`;
  // A story may end, come back, and end again.
  return entry.is === 'withdrawal' ? `${what} ${id} ${entry.number}` : `${what} ${id}`;
}
