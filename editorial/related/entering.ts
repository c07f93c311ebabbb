import { and, or, sql } from 'drizzle-orm';
import { askPlanned } from '#db/askPlanned';
import type { Transaction } from '#db/pools';
import type { ArticleId } from '#db/schema/ids';
import { relatedStory } from '#db/schema/releases';
import type { Own } from './finding.ts';
import { listOf } from './gathering.ts';
import { likeness, nearCopy } from './likeness.ts';
import { longestList, ranks, shownInList } from './listing.ts';
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
export type Neighbour = Pick<Entry, 'rank' | 'score' | 'reason'> & { articleId: ArticleId };
type Row = {
  articleId: ArticleId;
  relatedId: ArticleId;
  rank: number;
  score: number;
  signature: Uint8Array | null;
};
type Entering = Pick<Own, 'signature'> & { id: ArticleId };

const isFound = ({ rank }: Row) => rank >= ranks.found && rank < ranks.more;
const isShown = ({ score }: Row) => score >= 0;

/**
 * Into whose lists a story would come, and what would leave them for it. A list that is full gives up its weakest for a
 * better one, what has been withdrawn before all others; a near copy gives way to the one that came now. One more of a
 * topic comes only where readers would see too few. Editors' choices stay as they are, as does a list whose text links
 * to it and has it for that; who blocks it does without.
 */
export async function whoTakes(tx: Transaction, { id, signature }: Entering, neighbours: Neighbour[]) {
  if (neighbours.length === 0) return { entering: [], leaving: [], lists: new Map<ArticleId, Row[]>() };
  const { lists, refusing } = await readLists(tx, id, neighbours);
  const leaving: Row[] = [];
  const entering = neighbours.filter(({ articleId, rank, score }) => {
    const list = lists.get(articleId) ?? [];
    if (refusing.has(articleId)) return false;
    if (list.some((row) => row.relatedId === id && !isFound(row) && row.rank < ranks.found)) return false;
    const others = list.filter((row) => row.relatedId !== id);
    const copies = others.filter((row) => row.signature && likeness(row.signature, signature) >= nearCopy);
    if (copies.some((row) => row.rank < ranks.found)) return false;
    if (rank === ranks.more) return copies.length === 0 && others.filter(isShown).length < shownInList;
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
      .values(entering.map((one) => ({ ...one, relatedId: entered.id })))
      .onConflictDoUpdate({
        target: [relatedStory.articleId, relatedStory.relatedId],
        set: { rank: sql`excluded.rank`, score: sql`excluded.score`, reason: sql`excluded.reason` },
      });
  }
  return entering.map(({ articleId }) => articleId);
}

const isRow = (row: Row) =>
  and(sql`${relatedStory.articleId} = ${row.articleId}`, sql`${relatedStory.relatedId} = ${row.relatedId}`);

type ListRow = {
  article_id: string;
  refuses: boolean;
  related_id: string | null;
  rank: number;
  score: number;
  signature: Buffer | null;
};

/**
 * The lists as they stand, and who refuses: in whose lists it may not stand since an editor blocked it there.
 */
async function readLists(tx: Transaction, id: ArticleId, neighbours: Neighbour[]) {
  const rows = await askPlanned<ListRow>(
    tx,
    'related_lists',
    ['article_id', 'refuses', 'related_id', 'rank', 'score', 'signature'],
    sql`
    select n.id as article_id, n.refuses, x.related_id, x.rank, l.signature,
      case when exists (select from release r where r.article_id = x.related_id
        and not isempty(r.live) and coalesce(upper(r.live), 'infinity') > now()) then x.score else -1 end as score
    from (
      select id, exists (select from related_block b where b.article_id = id and b.related_id = ${id}) as refuses
      from unnest(${listOf(neighbours.map(({ articleId }) => articleId))}) asked(id)
    ) n left join related_story x on x.article_id = n.id
      left join story_likeness l on l.article_id = x.related_id`,
  );
  const found = rows.flatMap((row): Row[] =>
    row.related_id === null
      ? []
      : [
          {
            articleId: Number(row.article_id) as ArticleId,
            relatedId: Number(row.related_id) as ArticleId,
            rank: row.rank,
            score: Number(row.score),
            signature: row.signature,
          },
        ],
  );
  return {
    lists: Map.groupBy(found, (row) => row.articleId),
    refusing: new Set(rows.flatMap((row) => (row.refuses ? [Number(row.article_id) as ArticleId] : []))),
  };
}
