import { z } from 'zod';
import { inSnapshot, staff } from '#db/pools.ts';
import { type SQL, sql } from '#db/query.ts';
import { type DeliveryKind, deliveryKinds } from '#db/schema/effects.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { readDecisionStates, stateIn } from '#editorial/confirmation/decisionState.ts';

export const effectStandings = ['waiting', 'failing', 'given-up', 'done'] as const;
export type EffectStanding = (typeof effectStandings)[number];

export const effectFilter = z.object({
  standing: z.enum(effectStandings).optional().catch(undefined),
  kind: z.enum(deliveryKinds).optional().catch(undefined),
  target: z.string().min(1).max(2_000).optional().catch(undefined),
  /** the cursor that a page returned */
  before: z
    .string()
    .regex(/^\d{1,17}\.[\da-f-]{36}$/)
    .optional()
    .catch(undefined),
});
export type EffectFilter = z.output<typeof effectFilter>;

/** The first part of an event such as `release:12`. */
export const outboxEventKinds = ['release', 'withdrawal', 'front', 'ping', 'purge'] as const;
type HappeningKind = (typeof outboxEventKinds)[number];

export type Effect = {
  id: string;
  kind: DeliveryKind;
  target: string;
  /** a webhook's name, the host of a hub or search engine, a masked email address; null when it was removed */
  to: string | null;
  event: string;
  /** the kind of event; `other`: from another version of Copydesk */
  what: HappeningKind | 'other';
  /** the article that the event is about, if any */
  article: { id: number; headline: string } | null;
  standing: EffectStanding;
  createdAt: Date;
  attempts: number;
  lastTriedAt: Date | null;
  lastStatus: number | null;
  lastError: string | null;
  doneAt: Date | null;
  nextTryAt: Date | null;
};

const conditions: Record<EffectStanding, SQL> = {
  waiting: sql`d.done_at is null and d.given_up_at is null and d.last_error is null`,
  failing: sql`d.done_at is null and d.given_up_at is null and d.last_error is not null`,
  'given-up': sql`d.done_at is null and d.given_up_at is not null`,
  done: sql`d.done_at is not null`,
};

const PAGE_SIZE = 50;

/** A page of deliveries to outside parties, newest first. */
export async function listEffects(
  actor: Actor,
  filter: EffectFilter,
): Promise<{ effects: Effect[]; older: string | null }> {
  allow(actor, 'effect.read');
  const [micros, id] = filter.before?.split('.') ?? [];
  const { rows } = await staff().execute(sql`
    select d.id, d.kind, d.target, d.event, d.created_at, d.attempts, d.last_tried_at, d.last_status, d.last_error,
      d.done_at, d.given_up_at, (extract(epoch from d.created_at) * 1000000)::bigint as micros,
      case d.kind
        when 'webhook' then (select name from webhook w where w.id::text = d.target)
        when 'subscriber' then (select regexp_replace(email, '^(.).*@', '\\1…@') from subscriber s
          where s.id::text = d.target and s.email <> '')
        when 'websub' then substring(d.target from '^https?://([^/]+)')
        else d.target end as "to",
      r.article_id, r.headline
    from delivery d
    left join lateral (
      select r.article_id, r.headline from release r where d.event = 'release:' || r.id
        and r.id = case when d.event like 'release:%' then split_part(d.event, ':', 2)::bigint end
      union all
      select r.article_id, r.headline from withdrawal w join release r on r.id = w.release_id
        where w.id = case when d.event like 'withdrawal:%' then split_part(d.event, ':', 2)::bigint end
    ) r on true
    where true ${filter.standing ? sql`and ${conditions[filter.standing]}` : sql``}
      ${filter.kind ? sql`and d.kind = ${filter.kind}` : sql``}
      ${filter.target ? sql`and d.target = ${filter.target}` : sql``}
      ${id ? sql`and (d.created_at, d.id) < (to_timestamp(0) + ${micros}::bigint * interval '1 microsecond', ${id}::uuid)` : sql``}
    order by d.created_at desc, d.id desc limit ${PAGE_SIZE + 1}`);
  const shown = rows.slice(0, PAGE_SIZE) as Row[];
  const tries = await nextTries(shown.filter((row) => !row.done_at && !row.given_up_at).map((row) => row.id));
  const end = shown.at(-1);
  return {
    effects: shown.map((row) => asEffect(row, tries.get(row.id) ?? null)),
    older: rows.length > PAGE_SIZE && end ? `${end.micros}.${end.id}` : null,
  };
}

// biome-ignore lint/suspicious/noExplicitAny: a row of the query above
type Row = Record<string, any>;

function asEffect(row: Row, nextTryAt: Date | null): Effect {
  const date = (value: unknown) => (value ? new Date(value as string) : null);
  return {
    id: row.id,
    kind: row.kind,
    target: row.target,
    to: row.to,
    event: row.event,
    what: outboxEventKinds.find((kind) => row.event.startsWith(`${kind}:`)) ?? 'other',
    article: row.article_id ? { id: Number(row.article_id), headline: row.headline } : null,
    standing: row.done_at ? 'done' : row.given_up_at ? 'given-up' : row.last_error ? 'failing' : 'waiting',
    createdAt: new Date(row.created_at),
    attempts: row.attempts,
    lastTriedAt: date(row.last_tried_at),
    lastStatus: row.last_status,
    lastError: row.last_error,
    doneAt: date(row.done_at),
    nextTryAt,
  };
}

/** When the queue will retry these. A delivery's job has its id. */
async function nextTries(ids: string[]): Promise<Map<string, Date>> {
  if (ids.length === 0 || !(await hasQueue())) return new Map();
  const names = deliveryKinds.map((kind) => `deliver-${kind}`);
  const { rows } = await staff().execute<{ id: string; start_after: string }>(sql`
    select id, start_after from pgboss.job
    where name in ${names} and id in ${ids} and state in ('created', 'retry')`);
  return new Map(rows.map((row) => [row.id, new Date(row.start_after)]));
}

export type EffectCounts = Record<Exclude<EffectStanding, 'done'>, number> & {
  /** events that are not processed yet, so that no deliveries exist */
  untold: number;
  /** staff emails (invitations, confirmations) that the mail server has not accepted yet */
  letters: number;
  /** the mail server's answer to the last of those emails, or why there was none */
  letterAnswer: string | null;
};

/** Counts of open side effects. */
export async function countEffects(actor: Actor): Promise<EffectCounts> {
  allow(actor, 'effect.read');
  const { rows } = await staff().execute<Record<Exclude<EffectStanding, 'done'>, number>>(sql`
    select count(*) filter (where ${conditions.waiting})::int as waiting,
      count(*) filter (where ${conditions.failing})::int as failing,
      count(*) filter (where ${conditions['given-up']})::int as "given-up"
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

/** The worker creates its queue at its first start. */
async function hasQueue(): Promise<boolean> {
  const { rows } = await staff().execute<{ has: boolean }>(
    sql`select to_regclass('pgboss.job') is not null as has`,
  );
  return rows[0]?.has === true;
}

export type Webhook = {
  id: number;
  name: string;
  url: string;
  active: boolean;
  createdAt: Date;
  /** number of its deliveries */
  open: number;
  givenUp: number;
  lastDoneAt: Date | null;
  /** sent back with every change of it */
  decidedOn: string;
};

/** The webhooks that are notified of releases. */
export async function listWebhooks(actor: Actor): Promise<Webhook[]> {
  allow(actor, 'webhook.change');
  return inSnapshot(async (tx) => {
    const { rows } = await tx.execute<Row>(sql`
    select w.id, w.name, w.url, w.active, w.created_at,
      (select count(*)::int from delivery d where d.kind = 'webhook' and d.target = w.id::text
        and d.done_at is null and d.given_up_at is null) as open,
      (select count(*)::int from delivery d where d.kind = 'webhook' and d.target = w.id::text
        and d.done_at is null and d.given_up_at is not null) as given_up,
      (select max(d.done_at) from delivery d where d.kind = 'webhook' and d.target = w.id::text) as last_done_at
    from webhook w order by lower(w.name), w.id`);
    const subjectOf = (row: Row) => ({ is: 'webhook' as const, id: Number(row.id) });
    const states = await readDecisionStates(tx, rows.map(subjectOf));
    return rows.map((row) => ({
      id: Number(row.id),
      name: row.name,
      url: row.url,
      active: row.active,
      createdAt: new Date(row.created_at),
      open: row.open,
      givenUp: row.given_up,
      lastDoneAt: row.last_done_at ? new Date(row.last_done_at) : null,
      decidedOn: stateIn(states, subjectOf(row)),
    }));
  });
}
