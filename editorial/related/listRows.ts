import { isDeepStrictEqual } from 'node:util';
import { asId, asIs, executePlanned } from '#db/askPlanned.ts';
import { idArray } from '#db/idArray.ts';
import type { Transaction } from '#db/pools.ts';
import { type SQL, sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { RelatedEntry } from './relatable.ts';

/** A list entry with the data that decides whether another story replaces it. */
export type ListedStory = RelatedEntry & { isLive: boolean; signature: Uint8Array | null };

export type StoredEntry = RelatedEntry & { articleId: ArticleId };

/** The column `score` has single precision, and `jsonb` does not keep the order of members. */
export const isSameEntry = (one: RelatedEntry, other: RelatedEntry): boolean =>
  one.rank === other.rank &&
  Math.fround(one.score) === Math.fround(other.score) &&
  isDeepStrictEqual(one.reason, other.reason);

export async function removeRows(tx: Transaction, removed: StoredEntry[]): Promise<void> {
  if (removed.length === 0) return;
  await tx.execute(sql`
    delete from related_story x
    using unnest(${idArray(removed.map((row) => row.articleId))}, ${idArray(removed.map((row) => row.relatedId))})
      gone(article_id, related_id)
    where x.article_id = gone.article_id and x.related_id = gone.related_id`);
}

export async function writeRows(tx: Transaction, written: StoredEntry[]): Promise<void> {
  if (written.length === 0) return;
  const rows = written.map(({ articleId, relatedId, rank, score, reason }) => ({
    article_id: articleId,
    related_id: relatedId,
    rank,
    score,
    reason,
  }));
  await tx.execute(sql`
    insert into related_story (article_id, related_id, rank, score, reason)
    select article_id, related_id, rank, score, reason
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as come(article_id bigint, related_id bigint, rank integer, score real, reason jsonb)
    on conflict (article_id, related_id)
      do update set rank = excluded.rank, score = excluded.score, reason = excluded.reason`);
}

/** Whether an article has a live or scheduled release. */
const isLiveOrComing = (articleId: SQL) => sql`exists (select from release r where r.article_id = ${articleId}
  and not isempty(r.live) and coalesce(upper(r.live), 'infinity') > clock_timestamp())`;

/** The present lists of some articles. */
export async function readStoredLists(
  tx: Transaction,
  articleIds: readonly ArticleId[],
): Promise<Map<ArticleId, ListedStory[]>> {
  const rows = await executePlanned<ListedStory & { articleId: ArticleId }>(
    tx,
    'related_lists',
    {
      articleId: asId,
      relatedId: asId,
      rank: asIs,
      score: asIs,
      reason: asIs,
      isLive: asIs,
      signature: asIs,
    },
    sql`
    select x.article_id as "articleId", x.related_id as "relatedId", x.rank, x.score, x.reason, l.signature,
      ${isLiveOrComing(sql`x.related_id`)} as "isLive"
    from unnest(${idArray(articleIds)}) requested(id) join related_story x on x.article_id = requested.id
      left join story_likeness l on l.article_id = x.related_id`,
  );
  return Map.groupBy(rows, ({ articleId }) => articleId);
}

export type ListedState = Pick<ListedStory, 'isLive' | 'signature'>;

/**
 * Reads the data of stories that later insertions into lists need. @param candidates similar stories, which are live
 */
export async function readListedStates(
  tx: Transaction,
  candidates: Iterable<{ articleId: ArticleId; signature: Uint8Array | null }>,
  listed: readonly ArticleId[],
): Promise<Map<ArticleId, ListedState>> {
  const states = new Map<ArticleId, ListedState>();
  for (const { articleId, signature } of candidates) states.set(articleId, { isLive: true, signature });
  const others = new Set(listed.filter((id) => !states.has(id)));
  if (others.size === 0) return states;
  const { rows } = await tx.execute<{ id: string } & ListedState>(sql`
    select requested.id, l.signature, ${isLiveOrComing(sql`requested.id`)} as "isLive"
    from unnest(${idArray([...others])}) requested(id)
      left join story_likeness l on l.article_id = requested.id`);
  for (const { id, isLive, signature } of rows) states.set(Number(id) as ArticleId, { isLive, signature });
  return states;
}
