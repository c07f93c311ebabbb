import { and, eq, sql } from 'drizzle-orm';
import type { Transaction } from '#db/pools';
import { article } from '#db/schema/articles';
import type { ArticleId } from '#db/schema/ids';
import { release } from '#db/schema/releases';
import { announce } from '#editorial/record';
import { relate } from './relating.ts';
import { storyOf } from './storyOf.ts';

/** Makes the list beside a live story anew, as what it says or an editor's choice has it now. Of another, nothing. */
export async function relist(tx: Transaction, articleId: ArticleId): Promise<void> {
  const [live] = await tx
    .select({ row: article, source: release })
    .from(release)
    .innerJoin(article, eq(article.id, release.articleId))
    .where(and(eq(release.articleId, articleId), sql`${release.live} @> now()`));
  if (!live) return;
  const neighbours = await relate(tx, await storyOf(tx, live.row, live.source), live.source.id);
  await announce(
    tx,
    [articleId, ...neighbours].map((id) => `article:${id}`),
  );
}
