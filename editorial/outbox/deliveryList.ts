import { z } from 'zod';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { type delivery, deliveryKinds } from '#db/schema/deliveries.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import {
  type DeliveryStanding,
  deliveryStandings,
  hasQueue,
  standingConditions,
} from './deliveryStandings.ts';

const ignoredIfUnfit = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);

export const deliveryFilter = z.object({
  standing: ignoredIfUnfit(z.enum(deliveryStandings)),
  kind: ignoredIfUnfit(z.enum(deliveryKinds)),
  target: ignoredIfUnfit(z.string().min(1).max(2_000)),
  /** the cursor of the next page, from `older` */
  before: ignoredIfUnfit(z.string().regex(/^\d{1,17}\.[\da-f-]{36}$/)),
});
export type DeliveryFilter = z.output<typeof deliveryFilter>;

/** The kinds of events, as their names begin: `release:12`. */
export const outboxEventKinds = ['release', 'withdrawal', 'front', 'ping', 'purge'] as const;

export type ListedDelivery = Omit<typeof delivery.$inferSelect, 'payload' | 'givenUpAt'> & {
  /** a webhook's name, the host of a hub or search engine, or a masked email address; null when the receiver is gone */
  to: string | null;
  /** the event's kind; `other` for events of other versions of Copydesk */
  what: (typeof outboxEventKinds)[number] | 'other';
  /** the article of the event, if it has one */
  article: { id: number; headline: string } | null;
  standing: DeliveryStanding;
  nextTryAt: Date | null;
};

const PAGE_SIZE = 50;

/** A page of deliveries to outside parties, newest first. `older` is the cursor of the next page. */
export async function listDeliveries(actor: Actor, filter: DeliveryFilter) {
  allow(actor, 'effect.read');
  const [micros, id] = filter.before?.split('.') ?? [];
  const { rows } = await staff().execute(sql`
    select d.id, d.kind, d.target, d.event, d.created_at as "createdAt", d.attempts, d.last_tried_at as "lastTriedAt",
      d.last_status as "lastStatus", d.last_error as "lastError", d.done_at as "doneAt", d.given_up_at as "givenUpAt",
      (extract(epoch from d.created_at) * 1000000)::bigint as micros,
      case d.kind
        when 'webhook' then (select name from webhook w where w.id::text = d.target)
        when 'subscriber' then (select regexp_replace(email, '^(.).*@', '\\1…@') from subscriber s
          where s.id::text = d.target and s.email <> '')
        when 'websub' then substring(d.target from '^https?://([^/]+)')
        else d.target end as "to",
      r.article_id as "articleId", r.headline
    from delivery d
    left join lateral (
      select r.article_id, r.headline from release r where d.event = 'release:' || r.id
        and r.id = case when d.event like 'release:%' then split_part(d.event, ':', 2)::bigint end
      union all
      select r.article_id, r.headline from withdrawal w join release r on r.id = w.release_id
        where w.id = case when d.event like 'withdrawal:%' then split_part(d.event, ':', 2)::bigint end
    ) r on true
    where true ${filter.standing ? sql`and ${standingConditions[filter.standing]}` : sql``}
      ${filter.kind ? sql`and d.kind = ${filter.kind}` : sql``}
      ${filter.target ? sql`and d.target = ${filter.target}` : sql``}
      ${id ? sql`and (d.created_at, d.id) < (to_timestamp(0) + ${micros}::bigint * interval '1 microsecond', ${id}::uuid)` : sql``}
    order by d.created_at desc, d.id desc limit ${PAGE_SIZE + 1}`);
  const shown = rows.slice(0, PAGE_SIZE) as Row[];
  const tries = await nextTries(shown.filter((row) => !row.doneAt && !row.givenUpAt).map((row) => row.id));
  const end = shown.at(-1);
  return {
    deliveries: shown.map((row) => asListedDelivery(row, tries.get(row.id) ?? null)),
    older: rows.length > PAGE_SIZE && end ? `${end.micros}.${end.id}` : null,
  };
}

// biome-ignore lint/suspicious/noExplicitAny: a row of the query above
type Row = Record<string, any>;

function asListedDelivery(
  { micros, articleId, headline, givenUpAt, ...row }: Row,
  nextTryAt: Date | null,
): ListedDelivery {
  const date = (value: string | null) => (value ? new Date(value) : null);
  return {
    ...(row as Omit<ListedDelivery, 'what' | 'article' | 'standing'>),
    what: outboxEventKinds.find((kind) => row.event.startsWith(`${kind}:`)) ?? 'other',
    article: articleId ? { id: Number(articleId), headline } : null,
    standing: row.doneAt ? 'done' : givenUpAt ? 'given-up' : row.lastError ? 'failing' : 'waiting',
    createdAt: new Date(row.createdAt),
    lastTriedAt: date(row.lastTriedAt),
    doneAt: date(row.doneAt),
    nextTryAt,
  };
}

/** The times of the next attempts, by delivery. The job of a delivery has the delivery's id. */
async function nextTries(ids: string[]): Promise<Map<string, Date>> {
  if (ids.length === 0 || !(await hasQueue())) return new Map();
  const names = deliveryKinds.map((kind) => `deliver-${kind}`);
  const { rows } = await staff().execute<{ id: string; start_after: string }>(sql`
    select id, start_after from pgboss.job
    where name in ${names} and id in ${ids} and state in ('created', 'retry')`);
  return new Map(rows.map((row) => [row.id, new Date(row.start_after)]));
}
