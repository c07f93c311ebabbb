import type { Transaction } from '#db/pools.ts';
import { and, eq, inArray, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { release } from '#db/schema/releases.ts';
import { invalidate } from '#editorial/audit/auditRecord.ts';
import { shownInList } from './listEntries.ts';
import { readReleasedStory } from './releasedStory.ts';
import { makeLists, type Relation } from './storyRelations.ts';

/**
 * Recomputes the related list of a live article from its present text and editors' choices. Does nothing for other
 * articles.
 */
export const refillList = (tx: Transaction, articleId: ArticleId): Promise<void> =>
  relistAll(tx, [articleId]);

/** The same for several stories; each can be found by the others. */
export async function relistAll(tx: Transaction, articleIds: readonly ArticleId[]): Promise<void> {
  const live = await tx
    .select({ row: article, source: release })
    .from(release)
    .innerJoin(article, eq(article.id, release.articleId))
    .where(and(inArray(release.articleId, [...articleIds]), sql`${release.live} @> clock_timestamp()`))
    .orderBy(release.articleId);
  if (live.length === 0) return;
  const relations: Relation[] = [];
  for (const { row, source } of live)
    relations.push({ story: await readReleasedStory(tx, row, source), releaseId: source.id });
  const { changed } = await makeLists(tx, relations, 'all');
  const touched = new Set([...live.map(({ row }) => row.id), ...changed]);
  await invalidate(
    tx,
    [...touched].map((id) => `article:${id}`),
  );
}

/** Maximum lists that are refilled; the rest stay short, as each stores twice what is shown. */
const MAX_REFILLED = 24;

/** Recomputes lists that show too few stories because a story was withdrawn. */
export async function refillLists(tx: Transaction, withdrawn: ArticleId): Promise<void> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select x.article_id as id from related_story x
      join release r on r.article_id = x.article_id and r.live @> now()
    where x.related_id = ${withdrawn} and (select count(*) from related_story y join release o on o.article_id = y.related_id
      and o.live @> now() where y.article_id = x.article_id) < ${shownInList}
    order by r.first_released_at desc, x.article_id desc limit ${MAX_REFILLED}`);
  for (const { id } of rows) await refillList(tx, Number(id) as ArticleId);
}
