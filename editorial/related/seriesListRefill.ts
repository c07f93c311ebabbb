import type { Transaction } from '#db/pools.ts';
import { and, inArray, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { release } from '#db/schema/releases.ts';
import { mostOfSeries } from './editorChoices.ts';
import { readReleasedStory } from './releasedStory.ts';
import { type Relation, replaceLists } from './storyRelations.ts';

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

/** The other parts in one part's list, in order: first those before it, nearest first, then those after it. */
function besideInSeries(parts: ArticleId[], id: ArticleId): string {
  const at = parts.indexOf(id);
  if (at < 0) return '';
  const earlier = parts.slice(0, at).reverse();
  const later = parts.slice(at + 1);
  return [...earlier.map((part) => -part), ...later].slice(0, mostOfSeries).join();
}
