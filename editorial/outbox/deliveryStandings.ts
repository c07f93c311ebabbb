import { staff } from '#db/pools.ts';
import { type SQL, sql } from '#db/query.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';

export const deliveryStandings = ['waiting', 'failing', 'given-up', 'done'] as const;
export type DeliveryStanding = (typeof deliveryStandings)[number];

export const standingConditions: Record<DeliveryStanding, SQL> = {
  waiting: sql`d.done_at is null and d.given_up_at is null and d.last_error is null`,
  failing: sql`d.done_at is null and d.given_up_at is null and d.last_error is not null`,
  'given-up': sql`d.done_at is null and d.given_up_at is not null`,
  done: sql`d.done_at is not null`,
};

type OpenCounts = Record<Exclude<DeliveryStanding, 'done'>, number>;

type FailingJobs = {
  /** number of events that are not announced yet because their job failed */
  unannounced: number;
  /** number of emails to staff (invitations, confirmations) that the mail server has not accepted yet */
  emails: number;
  /** the mail server's answer to the last of those emails, or why there was no answer */
  mailAnswer: string | null;
};

export type DeliveryCounts = OpenCounts & FailingJobs;

/** Counts the deliveries that are not completed, and the failing jobs. */
export async function countDeliveries(actor: Actor): Promise<DeliveryCounts> {
  allow(actor, 'effect.read');
  const { rows } = await staff().execute<OpenCounts>(sql`
    select count(*) filter (where ${standingConditions.waiting})::int as waiting,
      count(*) filter (where ${standingConditions.failing})::int as failing,
      count(*) filter (where ${standingConditions['given-up']})::int as "given-up"
    from delivery d where d.done_at is null`);
  const open = rows[0] ?? { waiting: 0, failing: 0, 'given-up': 0 };
  return { ...open, ...(await countFailingJobs()) };
}

async function countFailingJobs(): Promise<FailingJobs> {
  const none = { unannounced: 0, emails: 0, mailAnswer: null };
  if (!(await hasQueue())) return none;
  const { rows } = await staff().execute<FailingJobs>(sql`
    select count(*) filter (where name = 'event')::int as unannounced,
      count(*) filter (where name = 'mail')::int as emails,
      (array_agg(coalesce(output->>'response', output->>'message') order by started_on desc)
        filter (where name = 'mail'))[1] as "mailAnswer"
    from pgboss.job where name in ('event', 'mail') and state in ('retry', 'failed')`);
  return rows[0] ?? none;
}

/** Whether the worker has created its queue, which it does when it first starts. */
export async function hasQueue(): Promise<boolean> {
  const { rows } = await staff().execute<{ has: boolean }>(
    sql`select to_regclass('pgboss.job') is not null as has`,
  );
  return rows[0]?.has === true;
}
