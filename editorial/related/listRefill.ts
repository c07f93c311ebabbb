import type { Transaction } from '#db/pools.ts';
import { and, eq, inArray, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { release } from '#db/schema/releases.ts';
import { invalidate } from '#editorial/audit/auditRecord.ts';
import { mostOfSeries } from './editorChoices.ts';
import { SHOWN_ENTRIES } from './listLimits.ts';
import { readReleasedStory } from './releasedStory.ts';
import { makeLists, type Relation, replaceLists } from './storyRelations.ts';

/**
 * Recomputes the related list of a live article from its present text and editors' choices. Does nothing for other
 * articles.
 */
export const refillList = (tx: Transaction, articleId: ArticleId): Promise<void> =>
  relistAll(tx, [articleId]);

/** Like `refillList`, for several stories; each can find the others. */
export async function relistAll(tx: Transaction, articleIds: readonly ArticleId[]): Promise<void> {
  const live = await selectLive(tx, articleIds).orderBy(release.articleId);
  if (live.length === 0) return;
  const { changed } = await makeLists(tx, await relationsOf(tx, live), 'all');
  const touched = new Set([...live.map(({ row }) => row.id), ...changed]);
  await invalidate(
    tx,
    Array.from(touched, (id) => `article:${id}`),
  );
}

/** Those of the articles that are live, with their releases. */
const selectLive = (tx: Transaction, articleIds: readonly ArticleId[]) =>
  tx
    .select({ row: article, source: release })
    .from(release)
    .innerJoin(article, eq(article.id, release.articleId))
    .where(and(inArray(release.articleId, [...articleIds]), sql`${release.live} @> clock_timestamp()`));

async function relationsOf(
  tx: Transaction,
  live: Awaited<ReturnType<typeof selectLive>>,
): Promise<Relation[]> {
  const relations: Relation[] = [];
  for (const { row, source } of live)
    relations.push({ story: await readReleasedStory(tx, row, source), releaseId: source.id });
  return relations;
}

/** Maximum lists that are refilled. The others stay shorter; each stores twice the shown number. */
const MAX_REFILLED = 24;

/** Recomputes lists that show too few stories because a story was withdrawn. */
export async function refillLists(tx: Transaction, withdrawn: ArticleId): Promise<void> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select x.article_id as id from related_story x
      join release r on r.article_id = x.article_id and r.live @> now()
    where x.related_id = ${withdrawn} and (select count(*) from related_story y join release o on o.article_id = y.related_id
      and o.live @> now() where y.article_id = x.article_id) < ${SHOWN_ENTRIES}
    order by r.first_released_at desc, x.article_id desc limit ${MAX_REFILLED}`);
  for (const { id } of rows) await refillList(tx, Number(id) as ArticleId);
}

/**
 * Recomputes the lists of the live parts of a series whose neighbours have changed. Their texts are unchanged, so no
 * other list changes; all are locked at once, which avoids deadlocks. @param before all parts in their earlier order;
 * `after`: in their present order, already stored
 */
export async function refillSeriesLists(
  tx: Transaction,
  { before, after }: { before: ArticleId[]; after: ArticleId[] },
): Promise<void> {
  const ids = [...new Set([...before, ...after])];
  if (ids.length === 0) return;
  const live = await selectLive(tx, ids);
  const liveIds = new Set(live.map(({ row }) => row.id));
  const liveBefore = before.filter((id) => liveIds.has(id));
  const liveAfter = after.filter((id) => liveIds.has(id));
  const changed = live.filter(
    ({ row }) => neighboursInSeries(liveBefore, row.id) !== neighboursInSeries(liveAfter, row.id),
  );
  if (changed.length > 0) await replaceLists(tx, await relationsOf(tx, changed));
}

/** The other parts in one part's list, in order: first those before it, nearest first, then those after it. */
function neighboursInSeries(parts: ArticleId[], id: ArticleId): string {
  const at = parts.indexOf(id);
  if (at < 0) return '';
  const earlier = parts.slice(0, at).reverse();
  const later = parts.slice(at + 1);
  return [...earlier.map((part) => -part), ...later].slice(0, mostOfSeries).join();
}
