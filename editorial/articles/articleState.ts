import type { Transaction } from '#db/pools.ts';
import { eq, type SQL, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import type { ArticleId } from '#db/schema/ids.ts';

/**
 * `released`: readers see it, saw it, or will see it by a scheduled release. Its slug and its translations are then
 * public, also after a withdrawal, whose notice answers at that address.
 */
export type ArticleState = 'unreleased' | 'released';

// Drizzle omits a column's table in a query without a join.
const id = sql.raw('"article"."id"');

/** The article's state as an SQL expression over the row of `article`. */
export const articleState: SQL<ArticleState> = sql<ArticleState>`case when
  exists (select 1 from release r where r.article_id = ${id} and not isempty(r.live))
  or exists (select 1 from waiting_release w where w.article_id = ${id}) then 'released' else 'unreleased' end`;

/** Reads the state. The caller must hold a lock on the article's row, so that no release begins meanwhile. */
export async function readArticleState(tx: Transaction, articleId: ArticleId): Promise<ArticleState> {
  const [found] = await tx.select({ state: articleState }).from(article).where(eq(article.id, articleId));
  return found?.state ?? 'unreleased';
}
