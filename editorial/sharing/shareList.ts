import { z } from 'zod';
import { inSnapshot } from '#db/pools.ts';
import { and, desc, eq, lt, sql } from '#db/query.ts';
import { user } from '#db/schema/people.ts';
import { shareLink } from '#db/schema/sharing.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { readDecisionStates, stateIn } from '#editorial/confirmation/decisionState.ts';
import { articleId } from '#editorial/inputSchemas.ts';

export const listSharesOrder = z.strictObject({
  articleId,
  /** the id after which the list continues */
  before: z.coerce.number().int().positive().optional(),
});
export type ListSharesOrder = z.input<typeof listSharesOrder>;

export type ListedShare = {
  id: number;
  recipient: string;
  by: string | null;
  until: Date;
  is: 'open' | 'expired' | 'revoked' | 'orphaned';
  times: number;
  /** sent back with the order to revoke it */
  decidedOn: string;
  /** the latest openings, newest first: at most five; instants are ISO texts */
  views: { at: string; client: string; agent: string }[];
};

const PAGE_SIZE = 20;

/** The links to an article's draft, newest first, with the number of openings. */
export async function listShares(
  actor: AnyActor,
  order: ListSharesOrder,
): Promise<{ items: ListedShare[]; before: number | null }> {
  allow(actor, 'share.list');
  const { articleId, before } = listSharesOrder.parse(order);
  return inSnapshot(async (tx) => {
    const rows = await tx
      .select({
        id: shareLink.id,
        recipient: shareLink.recipient,
        by: user.name,
        until: shareLink.expiresAt,
        is: sql<ListedShare['is']>`case when ${shareLink.revokedAt} is not null then 'revoked'
        when ${shareLink.expiresAt} <= now() then 'expired'
        when ${user.disabledAt} is not null then 'orphaned' else 'open' end`,
        times: sql<number>`(select count(*) from share_view v where v.link_id = ${shareLink.id})::int`,
        views: sql<ListedShare['views']>`(
          select coalesce(jsonb_agg(jsonb_build_object('at', v.at, 'client', v.client,
            'agent', v.agent) order by v.at desc, v.id desc), '[]')
          from (select * from share_view v where v.link_id = ${shareLink.id} order by v.at desc, v.id desc limit 5) v)`,
      })
      .from(shareLink)
      .leftJoin(user, eq(user.id, shareLink.createdBy))
      .where(and(eq(shareLink.articleId, articleId), before ? lt(shareLink.id, before) : undefined))
      .orderBy(desc(shareLink.id))
      .limit(PAGE_SIZE + 1);
    const subjectOf = ({ id }: { id: number }) => ({ is: 'share-link' as const, id });
    const states = await readDecisionStates(tx, rows.map(subjectOf));
    const shown = rows.slice(0, PAGE_SIZE);
    const items = shown.map((row) => ({ ...row, decidedOn: stateIn(states, subjectOf(row)) }));
    return { items, before: rows.length > PAGE_SIZE ? (items.at(-1)?.id ?? null) : null };
  });
}
