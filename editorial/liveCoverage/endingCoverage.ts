import { z } from 'zod';
import type { Body } from '#body/bodyTypes.ts';
import { entriesOf } from '#body/liveEntries.ts';
import { inTransaction, type Transaction } from '#db/pools.ts';
import { and, eq, sql } from '#db/query.ts';
import { coverageEnd } from '#db/schema/coverage.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { release } from '#db/schema/releases.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { invalidate, record } from '#editorial/audit/auditRecord.ts';
import { checkConfirmation } from '#editorial/confirmation/checkConfirmation.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { articleId } from '#editorial/inputSchemas.ts';
import { reauthorize } from '#editorial/people/reauthorization.ts';
import { tagsTouchedBy } from '#editorial/releases/cacheTags.ts';
import { lockWithFollowers } from '#editorial/releases/waitingReleases.ts';

export const endCoverageOrder = z.strictObject({
  articleId,
  /** true ends the coverage; false resumes it */
  over: z.boolean(),
  ...confirmable,
});
export type EndCoverageOrder = z.input<typeof endCoverageOrder>;

const ofOpen = (id: ArticleId) =>
  and(eq(coverageEnd.articleId, id), sql`${coverageEnd.ended} @> clock_timestamp()`);

/**
 * Ends or resumes the coverage of a live story; does nothing if it has that state already. @throws {Refusal}
 * `not-live`, `no-entries`
 */
export async function endCoverage(actor: AnyActor, order: EndCoverageOrder): Promise<void> {
  allow(actor, 'article.end-coverage');
  const parsed = endCoverageOrder.parse(order);
  await inTransaction(async (tx) => {
    await reauthorize(tx, actor, 'article.end-coverage');
    await lockWithFollowers(tx, [parsed.articleId]);
    const subject = { is: 'article', id: parsed.articleId } as const;
    const { confirmation } = parsed;
    await checkConfirmation(tx, actor, { act: 'article.end-coverage', subject, confirmation });
    await judgeStory(tx, parsed.articleId);
    const [open] = await tx.select().from(coverageEnd).where(ofOpen(parsed.articleId));
    if (Boolean(open) === parsed.over) return;
    if (parsed.over)
      await tx.insert(coverageEnd).values({
        articleId: parsed.articleId,
        ended: sql`tstzrange(act_instant(), null)` as never,
        endedBy: actor.id,
      });
    else
      await tx
        .update(coverageEnd)
        .set({ ended: sql`tstzrange(lower(${coverageEnd.ended}), act_instant())` as never })
        .where(ofOpen(parsed.articleId));
    const detail = parsed.over ? {} : { resumed: true };
    await record(tx, actor, 'article.end-coverage', { is: 'article', id: parsed.articleId }, detail);
    // Lists mark stories that are covered live.
    await invalidate(tx, await tagsTouchedBy(tx, parsed.articleId));
  });
}

async function judgeStory(tx: Transaction, id: ArticleId): Promise<void> {
  const [live] = await tx
    .select({ body: release.body })
    .from(release)
    .where(and(eq(release.articleId, id), sql`${release.live} @> clock_timestamp()`));
  if (!live) throw new Refusal('not-live');
  if (entriesOf(live.body as Body).length === 0) throw new Refusal('no-entries');
}
