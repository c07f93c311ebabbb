import { and, eq, inArray, or, sql } from 'drizzle-orm';
import type { Transaction } from '#db/pools';
import type { ArticleId } from '#db/schema/ids';
import { relatedBlock } from '#db/schema/related';
import { relatedStory } from '#db/schema/releases';
import { type Entry, foundRank, longestList } from './relating.ts';

/** Names our advisory locks on lists among all others. */
const listLock = 7_301;

/** Holds these articles' lists until the transaction ends; always in the order of ids, so that nobody deadlocks. */
export async function lockLists(tx: Transaction, ids: ArticleId[]): Promise<void> {
  const list = sql.join(
    [...new Set(ids)].map((id) => sql`${id}::int`),
    sql`, `,
  );
  await tx.execute(sql`select pg_advisory_xact_lock(${listLock}, id)
    from (select unnest(array[${list}]) as id order by 1) ordered`);
}

export type Neighbour = Omit<Entry, 'relatedId'> & { articleId: ArticleId };
type Row = { articleId: ArticleId; relatedId: ArticleId; rank: number; score: number };

/**
 * Into whose lists a story would enter, and what would leave them for it. A list that is full gives up its weakest for
 * a better one; what has been withdrawn is the weakest of all, as it is shown no more.
 */
export async function whoTakes(tx: Transaction, relatedId: ArticleId, neighbours: Neighbour[]) {
  if (neighbours.length === 0) return { entering: [], leaving: [], lists: new Map<ArticleId, Row[]>() };
  const lists = Map.groupBy(await readLists(tx, neighbours), (row) => row.articleId);
  const blockers = await readBlockers(tx, relatedId);
  const leaving: Row[] = [];
  const entering = neighbours.filter((neighbour) => {
    const list = lists.get(neighbour.articleId) ?? [];
    if (list.some((row) => row.relatedId === relatedId && row.rank < foundRank)) return false;
    if (blockers.has(neighbour.articleId)) return false;
    const others = list.filter((row) => row.rank >= foundRank && row.relatedId !== relatedId);
    const weakest = others.toSorted((a, b) => a.score - b.score)[0];
    if (others.length < longestList || !weakest) return true;
    if (weakest.score >= neighbour.score) return false;
    leaving.push(weakest);
    return true;
  });
  return { entering, leaving, lists };
}

/**
 * Enters a story into its neighbours' lists.
 * @returns whose lists changed
 */
export async function enterLists(
  tx: Transaction,
  relatedId: ArticleId,
  neighbours: Neighbour[],
): Promise<ArticleId[]> {
  const { entering, leaving } = await whoTakes(tx, relatedId, neighbours);
  if (leaving.length > 0) {
    await tx.delete(relatedStory).where(or(...leaving.map(isRow)));
  }
  if (entering.length > 0) {
    await tx
      .insert(relatedStory)
      .values(entering.map((neighbour) => ({ ...neighbour, relatedId })))
      .onConflictDoUpdate({
        target: [relatedStory.articleId, relatedStory.relatedId],
        set: { rank: sql`excluded.rank`, score: sql`excluded.score`, reason: sql`excluded.reason` },
      });
  }
  return entering.map(({ articleId }) => articleId);
}

const isRow = (row: Row) =>
  and(sql`${relatedStory.articleId} = ${row.articleId}`, sql`${relatedStory.relatedId} = ${row.relatedId}`);

/** In whose lists it may not stand. */
async function readBlockers(tx: Transaction, relatedId: ArticleId): Promise<Set<ArticleId>> {
  const rows = await tx
    .select({ articleId: relatedBlock.articleId })
    .from(relatedBlock)
    .where(eq(relatedBlock.relatedId, relatedId));
  return new Set(rows.map(({ articleId }) => articleId));
}

function readLists(tx: Transaction, neighbours: Neighbour[]): Promise<Row[]> {
  const ids = neighbours.map(({ articleId }) => articleId);
  return tx
    .select({
      articleId: relatedStory.articleId,
      relatedId: relatedStory.relatedId,
      rank: relatedStory.rank,
      score: sql<number>`case when exists (select from release r where r.article_id = related_story.related_id
        and upper(r.live) is distinct from lower(r.live) and coalesce(upper(r.live), 'infinity') > now())
        then related_story.score else -1 end`,
    })
    .from(relatedStory)
    .where(inArray(relatedStory.articleId, ids));
}
