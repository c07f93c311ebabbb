import { z } from 'zod';
import { inTransaction } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { refuseIfInBin } from '#editorial/bin/binFilters.ts';
import { keepVersion } from '#editorial/drafts/keepingVersions.ts';
import { articleId } from '#editorial/inputSchemas.ts';
import { noteFieldChanges } from './fieldChanges.ts';

export const submitForReviewOrder = z.object({ articleId, filed: z.boolean() });

/** Submits an article to the editors for review, and keeps its text as a version; or recalls it. */
export async function submitForReview(
  actor: AnyActor,
  order: z.input<typeof submitForReviewOrder>,
): Promise<void> {
  allow(actor, 'article.file');
  const { articleId, filed } = submitForReviewOrder.parse(order);
  await inTransaction(async (tx) => {
    const [changed] = await tx
      .update(article)
      .set({ filedAt: filed ? sql`now()` : null, changedAt: sql`now()` })
      .where(eq(article.id, articleId))
      .returning({ deletedAt: article.deletedAt });
    if (!changed) throw new Refusal('not-found');
    refuseIfInBin(changed);
    await noteFieldChanges(tx, articleId, [{ field: 'filed', by: actor.id }]);
    if (filed) await keepVersion(tx, { articleId, reason: 'filed' });
    const event = filed ? 'article.submitted' : 'article.recalled';
    await record(tx, actor, event, { is: 'article', id: articleId });
  });
}
