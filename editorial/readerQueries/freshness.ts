import { liveLastWithdrawal } from '#db/liveViews/historyViews.ts';
import { liveBoundary } from '#db/liveViews/releaseViews.ts';
import { reader } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { Freshness } from './readerTypes.ts';

/**
 * The moment for which queries read (by default the database's present time), and the next instant at which visible
 * content begins or ends.
 * @param clock the page's clock, which must have been read before the content; without it, it is read now
 */
export async function readFreshness(
  tags: string[],
  clock?: Clock | Promise<Clock>,
): Promise<Freshness & Pick<Clock, 'lastWithdrawalAt'>> {
  const { moment, until, lastWithdrawalAt } = await (clock ?? readClock());
  return { now: moment, until, tags, lastWithdrawalAt };
}

type MaybeDates = (Date | null | undefined)[];

/** The latest of some instants; null if there is none. */
export const latestInstant = (dates: MaybeDates): Date | null => ascending(dates).at(-1) ?? null;

/** The earliest of some instants; null if there is none. */
export const earliestInstant = (dates: MaybeDates): Date | null => ascending(dates)[0] ?? null;

const ascending = (dates: MaybeDates): Date[] =>
  dates.filter((date) => date instanceof Date).sort((one, other) => one.getTime() - other.getTime());

/**
 * When a list of stories last changed: by its newest release, or by the last withdrawal of any story, since a withdrawn
 * story is no longer in the list.
 */
export const lastChangeOf = (
  stories: readonly { releasedAt: Date }[],
  { lastWithdrawalAt }: Pick<Clock, 'lastWithdrawalAt'>,
): Date | null => latestInstant([...stories.map(({ releasedAt }) => releasedAt), lastWithdrawalAt]);

export type Clock = {
  /** the moment that is read: now, or a past one */
  moment: Date;
  isPast: boolean;
  /** the database's clock */
  now: Date;
  /** when the content may become outdated; for the past, the next possible withdrawal */
  until: Date | null;
  /** the last withdrawal of any story, up to that moment */
  lastWithdrawalAt: Date | null;
};

/** Reads the moment that is read, the database's clock and the next boundary. */
export async function readClock(): Promise<Clock> {
  const [row] = await reader()
    .select({
      moment: sql<string>`live.moment()`,
      isPast: sql<boolean>`live.is_past()`,
      now: sql<string>`now()`,
      until: liveBoundary.at,
      lastWithdrawalAt: liveLastWithdrawal.at,
    })
    .from(liveBoundary)
    .leftJoin(liveLastWithdrawal, sql`true`);
  if (!row) throw new Error('live.boundary returned no row');
  return { ...row, moment: new Date(row.moment), now: new Date(row.now) };
}
