import type { Transaction } from '#db/pools.ts';
import { and, asc, eq, notInArray } from '#db/query.ts';
import { article, type PinOrigin, pin } from '#db/schema/articles.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { articleIsNotInBin, idsInBin } from '#editorial/bin/binFilters.ts';

/** The stories pinned to an article, in order. A story in the bin is left out until it is restored. */
export async function readPinned(tx: Transaction, articleId: ArticleId): Promise<ArticleId[]> {
  const rows = await tx
    .select({ relatedId: pin.relatedId })
    .from(pin)
    .innerJoin(article, and(eq(article.id, pin.relatedId), articleIsNotInBin))
    .where(eq(pin.articleId, articleId))
    .orderBy(asc(pin.position));
  return rows.map(({ relatedId }) => relatedId);
}

/**
 * Replaces the pins of an article. @param origin who chose them; pins of the wire keep that origin until an editor
 * changes any
 */
export async function setPins(
  tx: Transaction,
  articleId: ArticleId,
  pinned: readonly ArticleId[],
  origin: PinOrigin = 'editor',
): Promise<void> {
  await tx.delete(pin).where(and(eq(pin.articleId, articleId), notInArray(pin.relatedId, idsInBin(tx))));
  const rows = [...new Set(pinned)].map((relatedId, position) => ({
    articleId,
    relatedId,
    position,
    origin,
  }));
  if (rows.length > 0) await tx.insert(pin).values(rows);
}
