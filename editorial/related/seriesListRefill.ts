import type { Transaction } from '#db/pools.ts';
import { and, inArray, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { release } from '#db/schema/releases.ts';
import { mostOfSeries } from './editorChoices.ts';
import { readReleasedStory } from './releasedStory.ts';
import { type Relation, replaceLists } from './storyRelations.ts';

/**
 * Makes anew the lists beside the live parts of a series whose neighbours in it are others now. What the parts say is
 * the same, so that no list but theirs changes; all are held at once, so that nobody deadlocks.
 * @param before all parts in their order, as they were; `after`: as they are, stored already
 */
export async function refillSeriesLists(
  tx: Transaction,
  { before, after }: { before: ArticleId[]; after: ArticleId[] },
): Promise<void> {
  const ids = [...new Set([...before, ...after])];
  if (ids.length === 0) return;
  const found = await tx
    .select({ row: article, source: release })
    .from(release)
    .innerJoin(article, sql`${article.id} = ${release.articleId}`)
    .where(and(inArray(release.articleId, ids), sql`${release.live} @> clock_timestamp()`));
  const live = new Set(found.map(({ row }) => row.id));
  const was = before.filter((id) => live.has(id));
  const is = after.filter((id) => live.has(id));
  const changed = found.filter(({ row }) => besideInSeries(was, row.id) !== besideInSeries(is, row.id));
  if (changed.length === 0) return;
  const relations: Relation[] = [];
  for (const { row, source } of changed)
    relations.push({ story: await readReleasedStory(tx, row, source), releaseId: source.id });
  await replaceLists(tx, relations);
}

/** Which parts stand beside one of them, as they are read: those before it first, the nearest of them before the others. */
function besideInSeries(parts: ArticleId[], id: ArticleId): string {
  const at = parts.indexOf(id);
  if (at < 0) return '';
  const earlier = parts.slice(0, at).reverse();
  const later = parts.slice(at + 1);
  return [...earlier.map((part) => -part), ...later].slice(0, mostOfSeries).join();
}
