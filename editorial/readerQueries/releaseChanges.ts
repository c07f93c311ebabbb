import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';

export type ReleaseChangeList = {
  /** the last change of visible content before the moment, and the first change after it that has taken place */
  previous: Date | null;
  next: Date | null;
  /** the database's clock */
  now: Date;
};

/**
 * When the visible content of the paper last changed before a moment, and when it next changed: something began or
 * ended being live.
 */
export async function readChangesAround(actor: AnyActor, moment: Date): Promise<ReleaseChangeList> {
  allow(actor, 'past.read');
  const at = sql`${moment.toISOString()}::timestamptz`;
  const { rows } = await staff().execute<Record<'previous' | 'next' | 'now', string | null>>(sql`
    select greatest(
        (select max(lower(live)) from release where lower(live) < ${at}),
        (select max(upper(live)) from release where not upper_inf(live) and upper(live) < ${at}),
        (select max(lower(live)) from front_release where lower(live) < ${at}),
        (select max(upper(live)) from front_release where not upper_inf(live) and upper(live) < ${at})
      ) as previous,
      least(
        (select min(lower(live)) from release where lower(live) > ${at} and lower(live) <= now()),
        (select min(upper(live)) from release where not upper_inf(live) and upper(live) > ${at} and upper(live) <= now()),
        (select min(lower(live)) from front_release where lower(live) > ${at} and lower(live) <= now()),
        (select min(upper(live)) from front_release
          where not upper_inf(live) and upper(live) > ${at} and upper(live) <= now())
      ) as next,
      now() as now`);
  const [row] = rows;
  if (!row?.now) throw new Error('the query returned no time');
  const date = (text: string | null) => (text === null ? null : new Date(text));
  return { previous: date(row.previous), next: date(row.next), now: new Date(row.now) };
}
