import { inTransaction } from '#db/pools.ts';
import { and, eq, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { draft, draftUpdate } from '#db/schema/drafts.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { draftVisit } from '#db/schema/versions.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { articleIsNotInBin } from '#editorial/bin/binFilters.ts';

/**
 * Records that a person closes a draft and has seen it as it is now. Replaces their earlier visit. Does nothing if the
 * article does not exist or is in the bin. Called by the server only, and reading leaves no audit event.
 */
export async function recordVisit(actor: Actor, articleId: ArticleId): Promise<void> {
  allow(actor, 'article.read');
  await inTransaction(async (tx) => {
    // Locked, so that the draft is derived either before, and the visit includes those rows, or after, and finds the visit.
    const [row] = await tx
      .select({ id: draft.articleId })
      .from(draft)
      .innerJoin(article, and(eq(article.id, draft.articleId), articleIsNotInBin))
      .where(eq(draft.articleId, articleId))
      .for('no key update', { of: draft });
    if (!row) return;
    const seen = {
      seenUpto: sql`coalesce((select max(${draftUpdate.id}) from ${draftUpdate} where ${draftUpdate.articleId} = ${articleId}), 0)`,
      seenAt: sql`now()`,
      versionId: null,
    };
    await tx
      .insert(draftVisit)
      .values({ userId: actor.id, articleId, ...seen })
      .onConflictDoUpdate({ target: [draftVisit.articleId, draftVisit.userId], set: seen });
  });
}
