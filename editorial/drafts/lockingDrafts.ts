import type { Transaction } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { draft } from '#db/schema/drafts.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { refuseIfInBin } from '#editorial/bin/binFilters.ts';

/**
 * Locks a draft until the transaction ends, so that nobody's typing comes between what is read and what is written.
 * @throws {Refusal} `not-found`, `in-bin`
 */
export async function lockDraft(tx: Transaction, articleId: ArticleId): Promise<void> {
  const [row] = await tx
    .select({ deletedAt: article.deletedAt })
    .from(draft)
    .innerJoin(article, eq(article.id, draft.articleId))
    .where(eq(draft.articleId, articleId))
    .for('no key update', { of: draft });
  if (!row) throw new Refusal('not-found');
  refuseIfInBin(row);
}
