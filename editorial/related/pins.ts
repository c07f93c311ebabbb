import { asc, eq } from 'drizzle-orm';
import type { Transaction } from '#db/pools';
import { pin } from '#db/schema/articles';
import type { ArticleId } from '#db/schema/ids';

/** The stories pinned beside an article, in their order. */
export async function readPinned(tx: Transaction, articleId: ArticleId): Promise<ArticleId[]> {
  const rows = await tx
    .select({ relatedId: pin.relatedId })
    .from(pin)
    .where(eq(pin.articleId, articleId))
    .orderBy(asc(pin.position));
  return rows.map(({ relatedId }) => relatedId);
}

export async function setPins(
  tx: Transaction,
  articleId: ArticleId,
  pinned: readonly ArticleId[],
): Promise<void> {
  await tx.delete(pin).where(eq(pin.articleId, articleId));
  const rows = [...new Set(pinned)].map((relatedId, position) => ({ articleId, relatedId, position }));
  if (rows.length > 0) await tx.insert(pin).values(rows);
}
