import { and, eq, sql } from 'drizzle-orm';
import type { Transaction } from '#db/pools';
import { article } from '#db/schema/articles';
import type { ArticleId } from '#db/schema/ids';
import { release } from '#db/schema/releases';
import { announce } from '#editorial/record';
import { shownInList } from './listing.ts';
import { makeLists } from './relatingMany.ts';
import { storyOf } from './storyOf.ts';

/** Makes the list beside a live story anew, as what it says or an editor's choice has it now. Of another, nothing. */
export async function relist(tx: Transaction, articleId: ArticleId): Promise<void> {
  const [live] = await tx
    .select({ row: article, source: release })
    .from(release)
    .innerJoin(article, eq(article.id, release.articleId))
    .where(and(eq(release.articleId, articleId), sql`${release.live} @> now()`));
  if (!live) return;
  const story = await storyOf(tx, live.row, live.source);
  const { changed } = await makeLists(tx, [{ story, releaseId: live.source.id }]);
  await announce(
    tx,
    [articleId, ...changed].map((id) => `article:${id}`),
  );
}

/** More lists than these are left as they are: each has twice as many stories as are shown. */
const mostRefilled = 24;

/** Makes anew the lists that show fewer stories than they might since a story was taken from them. */
export async function refillLists(tx: Transaction, gone: ArticleId): Promise<void> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select x.article_id as id from related_story x
      join release r on r.article_id = x.article_id and r.live @> now()
    where x.related_id = ${gone} and (select count(*) from related_story y join release o on o.article_id = y.related_id
      and o.live @> now() where y.article_id = x.article_id) < ${shownInList}
    order by r.first_released_at desc, x.article_id desc limit ${mostRefilled}`);
  for (const { id } of rows) await relist(tx, Number(id) as ArticleId);
}
