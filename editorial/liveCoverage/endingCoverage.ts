import { z } from 'zod';
import type { Body } from '#body/bodyTypes.ts';
import { entriesOf } from '#body/liveEntries.ts';
import { inSnapshot, type Transaction } from '#db/pools.ts';
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
import { readDecisionState } from '#editorial/confirmation/decisionState.ts';
import { articleId } from '#editorial/inputSchemas.ts';
import { authorizedTransaction } from '#editorial/people/reauthorization.ts';
import { lockWithFollowers } from '#editorial/releases/articleAct.ts';
import { tagsTouchedBy } from '#editorial/releases/cacheTags.ts';

/**
 * Whether coverage of a live story has ended; null: the article is not live, or has no entries. `decidedOn` is sent
 * back with `endCoverage`.
 */
export type CoverageStatus = { over: boolean; decidedOn: string } | null;

/** Reads the coverage of an article, for staff. @throws {Refusal} `not-allowed` */
export async function readCoverageStatus(actor: AnyActor, id: ArticleId): Promise<CoverageStatus> {
  allow(actor, 'article.read');
  return inSnapshot(async (tx) => {
    const [live] = await tx
      .select({
        body: release.body,
        over: sql<boolean>`exists (select 1 from ${coverageEnd}
        where ${coverageEnd.articleId} = ${id} and ${coverageEnd.ended} @> now())`,
      })
      .from(release)
      .where(and(eq(release.articleId, id), sql`${release.live} @> now()`));
    if (!live || entriesOf(live.body as Body).length === 0) return null;
    return { over: live.over, decidedOn: await readDecisionState(tx, { is: 'article', id }) };
  });
}

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
  const { articleId, over, confirmation } = endCoverageOrder.parse(order);
  const subject = { is: 'article', id: articleId } as const;
  await authorizedTransaction(actor, 'article.end-coverage', async (tx) => {
    await lockWithFollowers(tx, [articleId]);
    await checkConfirmation(tx, actor, { act: 'article.end-coverage', subject, confirmation });
    await checkStory(tx, articleId);
    const [open] = await tx.select().from(coverageEnd).where(ofOpen(articleId));
    if (Boolean(open) === over) return;
    if (over) {
      const ended = sql`tstzrange(act_instant(), null)` as never;
      await tx.insert(coverageEnd).values({ articleId, ended, endedBy: actor.id });
    } else {
      const ended = sql`tstzrange(lower(${coverageEnd.ended}), act_instant())` as never;
      await tx.update(coverageEnd).set({ ended }).where(ofOpen(articleId));
    }
    await record(tx, actor, over ? 'coverage.ended' : 'coverage.resumed', subject);
    // Lists mark stories that are covered live.
    await invalidate(tx, await tagsTouchedBy(tx, articleId));
  });
}

async function checkStory(tx: Transaction, id: ArticleId): Promise<void> {
  const [live] = await tx
    .select({ body: release.body })
    .from(release)
    .where(and(eq(release.articleId, id), sql`${release.live} @> clock_timestamp()`));
  if (!live) throw new Refusal('not-live');
  if (entriesOf(live.body as Body).length === 0) throw new Refusal('no-entries');
}
