import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { inTransaction } from '#db/pools';
import { article } from '#db/schema/articles';
import { release, withdrawal } from '#db/schema/releases';
import type { AnyActor } from '#editorial/actor';
import { articleId, line } from '#editorial/orders';
import { confirm } from '#editorial/people/confirming';
import { allow } from '#editorial/policy';
import { announce, record } from '#editorial/record';
import { Refusal } from '#editorial/refusal';
import { closeLive, findForRelease } from './releasing.ts';
import { tagsTouchedBy } from './touching.ts';

export const withdrawOrder = z.object({ articleId, because: line(2_000) });
export type WithdrawOrder = z.input<typeof withdrawOrder>;

/**
 * Takes an article from the readers, with a reason that its address then gives. An embargoed release that has not
 * begun is called off, and the public is told nothing of it.
 */
export async function withdraw(actor: AnyActor, order: WithdrawOrder): Promise<void> {
  allow(actor, 'article.withdraw');
  const { articleId, because } = withdrawOrder.parse(order);
  if (!because) throw new Refusal('reason-missing');
  await inTransaction(async (tx) => {
    await confirm(tx, actor, 'article.withdraw');
    const { row, now } = await findForRelease(tx, articleId);
    const [live] = await tx
      .select({ id: release.id, number: release.number })
      .from(release)
      .where(and(eq(release.articleId, row.id), sql`${release.live} @> ${now.toISOString()}::timestamptz`));
    const [coming] = await tx
      .select({ id: release.id })
      .from(release)
      .where(and(eq(release.articleId, row.id), sql`lower(${release.live}) > clock_timestamp()`))
      .limit(1);
    if (!live && !coming) throw new Refusal('not-live');
    const touched = await tagsTouchedBy(tx, row.id);
    await closeLive(tx, row.id, { now, from: now });
    if (live) {
      await tx
        .insert(withdrawal)
        .values({ releaseId: live.id, articleId: row.id, at: now, by: actor.id, because });
    }
    await tx.update(article).set({ changedAt: sql`now()` }).where(eq(article.id, row.id));
    const subject = { is: 'article', id: row.id } as const;
    await record(tx, actor, 'article.withdraw', subject, { number: live?.number ?? null, because });
    await announce(tx, touched);
  });
}
