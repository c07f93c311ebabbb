import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { past } from '#editorial/releases/cacheTags.ts';

/** Maximum stories that are invalidated one by one; with more, every reader page is invalidated. */
const MAX_STORIES_NAMED = 200;

/** The tags of every page that names these topics: their own, and those of their stories. */
export async function tagsOfTopics(tx: Transaction, ids: number[]): Promise<string[]> {
  const { rows } = await tx.execute<{ article_id: string }>(sql`
    select distinct r.article_id from release_topic x join release r on r.id = x.release_id
    where x.topic_id = any(${`{${ids.join(',')}}`}::bigint[]) and r.live @> clock_timestamp()
    limit ${MAX_STORIES_NAMED + 1}`);
  const pageTags = [...ids.map((id) => `topic:${id}`), 'front', 'latest', 'search', 'corrections', past];
  // Every reader page has this tag, as the masthead names sections.
  if (rows.length > MAX_STORIES_NAMED) return [...pageTags, 'sections'];
  return [...pageTags, ...rows.map((row) => `article:${row.article_id}`)];
}
