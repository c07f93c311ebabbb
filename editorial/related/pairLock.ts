import type { Transaction } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { refuseIfInBin } from '#editorial/bin/binFilters.ts';

/**
 * Locks the article whose list an editor changes, and checks that the other exists. @throws {Refusal} `not-found`,
 * `in-bin`, `malformed` when they are the same
 */
export async function lockPair(tx: Transaction, articleId: ArticleId, relatedId?: ArticleId): Promise<void> {
  if (articleId === relatedId) throw new Refusal('malformed');
  const [locked] = await tx
    .select({ deletedAt: article.deletedAt })
    .from(article)
    .where(eq(article.id, articleId))
    .for('no key update');
  if (!locked) throw new Refusal('not-found');
  refuseIfInBin(locked);
  if (relatedId === undefined) return;
  const [other] = await tx
    .select({ deletedAt: article.deletedAt })
    .from(article)
    .where(eq(article.id, relatedId));
  if (!other) throw new Refusal('not-found');
  refuseIfInBin(other);
}
