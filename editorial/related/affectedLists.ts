import { pathOf, readablePath } from '#contracts/routes.ts';
import type { Transaction } from '#db/pools.ts';
import { inArray, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { release } from '#db/schema/releases.ts';
import type { ReleaseContent } from '#editorial/releases/releaseContent.ts';
import type { Relations } from './foundRelations.ts';
import { ranks } from './listEntries.ts';
import { SHOWN_ENTRIES } from './listLimits.ts';
import { readLists } from './relatedLists.ts';

/** How many stories are affected, and the first few of them. */
export type ListSample = { count: number; first: { headline: string; path: string }[] };
/** Live stories whose related lists will gain this one, keep it, or drop another story for it (the first few). */
export type AffectedLists = { gain: ListSample; keep: ListSample; lose: ListSample };

const MAX_NAMED = 3;

/** Which live stories would list this one as related after its release. Writes nothing. */
export async function forecastAffectedLists(
  tx: Transaction,
  content: ReleaseContent,
  { features, neighbours }: Relations,
): Promise<AffectedLists> {
  const id = content.article.id;
  const neighbourIds = neighbours.map(({ articleId }) => articleId);
  const lists = await readLists(tx, neighbourIds, [id]);
  const gain: ArticleId[] = [];
  const lose: ArticleId[] = [];
  const holders = await readHolders(tx, id);
  for (const { neighbour } of lists.insertionsOf({ id, ...features }, neighbours)) {
    const { articleId, score } = neighbour;
    const others = lists.of(articleId).filter((row) => row.relatedId !== id && row.isLive);
    const better = others.filter((row) => row.rank < ranks.similar || row.score >= score).length;
    if (better >= SHOWN_ENTRIES || holders.includes(articleId)) continue;
    gain.push(articleId);
    if (others.length >= SHOWN_ENTRIES) lose.push(articleId);
  }
  return { gain: await sample(tx, gain), keep: await sample(tx, holders), lose: await sample(tx, lose) };
}

/** The live stories that list an article as related now. */
async function readHolders(tx: Transaction, id: ArticleId): Promise<ArticleId[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select h.article_id as id from related_story h join release own on own.article_id = ${id} and own.live @> now()
    where h.related_id = ${id} and exists (select from release r where r.article_id = h.article_id and r.live @> now())
      and (select count(*) from related_story b where b.article_id = h.article_id and b.related_id <> ${id}
        and (b.rank, -b.score) < (h.rank, -h.score)
        and exists (select from release r where r.article_id = b.related_id and r.live @> now())) < ${SHOWN_ENTRIES}
    order by h.article_id desc`);
  return rows.map((row) => Number(row.id) as ArticleId);
}

async function sample(tx: Transaction, ids: ArticleId[]): Promise<ListSample> {
  if (ids.length === 0) return { count: 0, first: [] };
  const rows = await tx
    .select({ id: release.articleId, headline: release.headline, slug: article.slug })
    .from(release)
    .innerJoin(article, sql`${article.id} = ${release.articleId}`)
    .where(sql`${inArray(release.articleId, ids.slice(0, MAX_NAMED))} and ${release.live} @> now()`);
  const first = rows.map(({ headline, slug }) => ({
    headline,
    path: readablePath(pathOf('article', { slug })),
  }));
  return { count: ids.length, first };
}
