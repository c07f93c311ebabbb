import { and, eq, inArray, or, sql } from 'drizzle-orm';
import type { Transaction } from '#db/pools';
import type { ArticleId } from '#db/schema/ids';
import { relatedBlock, storyLikeness } from '#db/schema/related';
import { relatedStory } from '#db/schema/releases';
import type { Own } from './finding.ts';
import { likeness, nearCopy } from './likeness.ts';
import { longestList, ranks } from './listing.ts';
import type { Entry } from './relating.ts';

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

/** A list into which a story may come, with what it is worth there and why. */
export type Neighbour = Pick<Entry, 'score' | 'reason'> & { articleId: ArticleId };
type Row = {
  articleId: ArticleId;
  relatedId: ArticleId;
  rank: number;
  score: number;
  signature: Uint8Array | null;
};
type Entering = Pick<Own, 'signature'> & { id: ArticleId };

const isFound = ({ rank }: Row) => rank >= ranks.found && rank < ranks.more;

/**
 * Into whose lists a story would come, and what would leave them for it. A list that is full gives up its weakest for a
 * better one, what has been withdrawn before all others; a near copy gives way to the one that came now. Editors' choices
 * stay as they are, and who blocks it or links to it already does without.
 */
export async function whoTakes(tx: Transaction, { id, signature }: Entering, neighbours: Neighbour[]) {
  if (neighbours.length === 0) return { entering: [], leaving: [], lists: new Map<ArticleId, Row[]>() };
  const lists = Map.groupBy(await readLists(tx, neighbours), (row) => row.articleId);
  const refusing = await readRefusing(tx, id, neighbours);
  const leaving: Row[] = [];
  const entering = neighbours.filter(({ articleId, score }) => {
    const list = lists.get(articleId) ?? [];
    if (refusing.has(articleId)) return false;
    if (list.some((row) => row.relatedId === id && !isFound(row) && row.rank < ranks.found)) return false;
    const others = list.filter((row) => row.relatedId !== id);
    const copies = others.filter((row) => row.signature && likeness(row.signature, signature) >= nearCopy);
    if (copies.some((row) => row.rank < ranks.found)) return false;
    const rest = others.filter((row) => isFound(row) && !copies.includes(row));
    const weakest = rest.toSorted((a, b) => a.score - b.score)[0];
    if (rest.length >= longestList && weakest) {
      if (weakest.score >= score) return false;
      leaving.push(weakest);
    }
    leaving.push(...copies);
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
  entered: Entering,
  neighbours: Neighbour[],
): Promise<ArticleId[]> {
  const { entering, leaving } = await whoTakes(tx, entered, neighbours);
  if (leaving.length > 0) {
    await tx.delete(relatedStory).where(or(...leaving.map(isRow)));
  }
  if (entering.length > 0) {
    await tx
      .insert(relatedStory)
      .values(entering.map((one) => ({ ...one, rank: ranks.found, relatedId: entered.id })))
      .onConflictDoUpdate({
        target: [relatedStory.articleId, relatedStory.relatedId],
        set: { rank: sql`excluded.rank`, score: sql`excluded.score`, reason: sql`excluded.reason` },
      });
  }
  return entering.map(({ articleId }) => articleId);
}

const isRow = (row: Row) =>
  and(sql`${relatedStory.articleId} = ${row.articleId}`, sql`${relatedStory.relatedId} = ${row.relatedId}`);

const idsOf = (neighbours: Neighbour[]) => neighbours.map(({ articleId }) => articleId);

/** In whose lists it may not stand: an editor blocked it there, or the body links to it. */
async function readRefusing(
  tx: Transaction,
  id: ArticleId,
  neighbours: Neighbour[],
): Promise<Set<ArticleId>> {
  const ids = idsOf(neighbours);
  const blocking = await tx
    .select({ articleId: relatedBlock.articleId })
    .from(relatedBlock)
    .where(and(eq(relatedBlock.relatedId, id), inArray(relatedBlock.articleId, ids)));
  const linking = await tx
    .select({ articleId: storyLikeness.articleId })
    .from(storyLikeness)
    .where(and(inArray(storyLikeness.articleId, ids), sql`${id} = any(${storyLikeness.linked})`));
  return new Set([...blocking, ...linking].map(({ articleId }) => articleId));
}

async function readLists(tx: Transaction, neighbours: Neighbour[]): Promise<Row[]> {
  return tx
    .select({
      articleId: relatedStory.articleId,
      relatedId: relatedStory.relatedId,
      rank: relatedStory.rank,
      score: sql<number>`case when exists (select from release r where r.article_id = related_story.related_id
        and not isempty(r.live) and coalesce(upper(r.live), 'infinity') > now())
        then related_story.score else -1 end`,
      signature: storyLikeness.signature,
    })
    .from(relatedStory)
    .leftJoin(storyLikeness, eq(storyLikeness.articleId, relatedStory.relatedId))
    .where(inArray(relatedStory.articleId, idsOf(neighbours)));
}
