import { inSnapshot } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { readDecisionStates, stateIn } from '#editorial/confirmation/decisionState.ts';

// biome-ignore lint/suspicious/noExplicitAny: a row of the query below
type Row = Record<string, any>;

export type Webhook = {
  id: number;
  name: string;
  url: string;
  active: boolean;
  createdAt: Date;
  /** the number of its open deliveries */
  open: number;
  givenUp: number;
  lastDoneAt: Date | null;
  /** the state to send back with a change, see `Confirmation` */
  decidedOn: string;
};

/** All webhooks. */
export async function listWebhooks(actor: Actor): Promise<Webhook[]> {
  allow(actor, 'webhook.change');
  return inSnapshot(async (tx) => {
    const { rows } = await tx.execute<Row>(sql`
    select w.id, w.name, w.url, w.active, w.created_at as "createdAt",
      (select count(*)::int from delivery d where d.kind = 'webhook' and d.target = w.id::text
        and d.done_at is null and d.given_up_at is null) as open,
      (select count(*)::int from delivery d where d.kind = 'webhook' and d.target = w.id::text
        and d.done_at is null and d.given_up_at is not null) as "givenUp",
      (select max(d.done_at) from delivery d where d.kind = 'webhook' and d.target = w.id::text) as "lastDoneAt"
    from webhook w order by lower(w.name), w.id`);
    const subjectOf = (row: Row) => ({ is: 'webhook' as const, id: Number(row.id) });
    const states = await readDecisionStates(tx, rows.map(subjectOf));
    return rows.map((row) => ({
      ...(row as Pick<Webhook, 'name' | 'url' | 'active' | 'open' | 'givenUp'>),
      id: Number(row.id),
      createdAt: new Date(row.createdAt),
      lastDoneAt: row.lastDoneAt ? new Date(row.lastDoneAt) : null,
      decidedOn: stateIn(states, subjectOf(row)),
    }));
  });
}
