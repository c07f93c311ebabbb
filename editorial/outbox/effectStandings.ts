import { staff } from '#db/pools.ts';
import { type SQL, sql } from '#db/query.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';

export const effectStandings = ['waiting', 'failing', 'given-up', 'done'] as const;
export type EffectStanding = (typeof effectStandings)[number];

export const standingConditions: Record<EffectStanding, SQL> = {
  waiting: sql`d.done_at is null and d.given_up_at is null and d.last_error is null`,
  failing: sql`d.done_at is null and d.given_up_at is null and d.last_error is not null`,
  'given-up': sql`d.done_at is null and d.given_up_at is not null`,
  done: sql`d.done_at is not null`,
};

export type EffectCounts = Record<Exclude<EffectStanding, 'done'>, number> & {
  /** happenings that could not be worked out yet, so that nobody has been told of them */
  untold: number;
  /** the newsroom's own letters (invitations, confirmations) that the post has not taken yet */
  letters: number;
  /** what the mail server answered to the last of those letters, or why there was no answer */
  letterAnswer: string | null;
};

/** How much is open, at a glance. */
export async function countEffects(actor: Actor): Promise<EffectCounts> {
  allow(actor, 'effect.read');
  const { rows } = await staff().execute<Record<Exclude<EffectStanding, 'done'>, number>>(sql`
    select count(*) filter (where ${standingConditions.waiting})::int as waiting,
      count(*) filter (where ${standingConditions.failing})::int as failing,
      count(*) filter (where ${standingConditions['given-up']})::int as "given-up"
    from delivery d where d.done_at is null`);
  const found = rows[0] ?? { waiting: 0, failing: 0, 'given-up': 0 };
  return { ...found, ...(await countTroubled()) };
}

type Troubled = Pick<EffectCounts, 'untold' | 'letters' | 'letterAnswer'>;

async function countTroubled(): Promise<Troubled> {
  const none: Troubled = { untold: 0, letters: 0, letterAnswer: null };
  if (!(await hasQueue())) return none;
  const { rows } = await staff().execute<Troubled>(sql`
    select count(*) filter (where name = 'event')::int as untold, count(*) filter (where name = 'mail')::int as letters,
      (array_agg(coalesce(output->>'response', output->>'message') order by started_on desc)
        filter (where name = 'mail'))[1] as "letterAnswer"
    from pgboss.job where name in ('event', 'mail') and state in ('retry', 'failed')`);
  return rows[0] ?? none;
}

/** The worker makes its queue at its first start. */
export async function hasQueue(): Promise<boolean> {
  const { rows } = await staff().execute<{ has: boolean }>(
    sql`select to_regclass('pgboss.job') is not null as has`,
  );
  return rows[0]?.has === true;
}
