import { staff, staffPool } from '#db/pools.ts';
import { sql } from '#db/query.ts';

/**
 * For tests of races: runs `first` until it waits for `table`, then runs `second` until it waits too, then lets both
 * continue.
 */
export async function inTheMiddleOf<A, B>(
  table: string,
  first: () => Promise<A>,
  second: () => Promise<B>,
): Promise<[PromiseSettledResult<A>, PromiseSettledResult<B>]> {
  const holder = await staffPool().connect();
  try {
    await holder.query('begin');
    await holder.query(`lock table ${table} in exclusive mode`);
    const one = first();
    await untilWaiting(1);
    const other = second();
    await untilWaiting(2);
    await holder.query('commit');
    return await Promise.allSettled([one, other]);
  } finally {
    holder.release(true);
  }
}

/** For tests of races: resolves when this number of connections wait for locks. */
export async function untilWaiting(many: number): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    const { rows } = await staff().execute<{ count: number }>(sql`
      select count(*)::int as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`);
    if ((rows[0]?.count ?? 0) >= many) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`fewer than ${many} wait for a lock`);
}
