import { asId, asIs, executePlanned } from '#db/askPlanned.ts';
import { idArray } from '#db/idArray.ts';
import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId, ReleaseId, TopicId } from '#db/schema/ids.ts';
import type { Language } from '#db/schema/taxonomy.ts';

/** A live story in the form for comparisons. */
export type LiveStory = {
  releaseId: ReleaseId;
  articleId: ArticleId;
  language: Language;
  /** ms since 1970 */
  firstReleasedAt: number;
  topicIds: TopicId[];
  /** as packed by `packWords` */
  words: Uint8Array;
  /** its score for its own terms, in units of a unique term's weight; null: unknown */
  self: number | null;
  /** null: never computed; empty: the text is too short */
  signature: Uint8Array | null;
};

/** The instant up to which committed releases count as live: now, including releases of the next two milliseconds. */
export const nearNow = sql`clock_timestamp() + interval '2 milliseconds'`;

/** Reads those of the releases that are live. */
export async function readStories(
  tx: Transaction,
  releaseIds: Iterable<number>,
): Promise<Map<number, LiveStory>> {
  const ids = [...releaseIds];
  if (ids.length === 0) return new Map();
  const rows = await executePlanned<Omit<LiveStory, 'topicIds'> & { topicIds: TopicId[] | null }>(
    tx,
    'related_candidates',
    {
      releaseId: asId,
      articleId: asId,
      language: asIs,
      words: asIs,
      self: asIs,
      signature: asIs,
      firstReleasedAt: (seconds: number) => seconds * 1_000,
      topicIds: (ids: string[]) => ids.map(asId<TopicId>),
    },
    sql`
    select s.release_id as "releaseId", s.article_id as "articleId", s.language,
      extract(epoch from s.first_released_at)::float8 as "firstReleasedAt", w.words, w.self, l.signature,
      (select array_agg(x.topic_id) from release_topic x where x.release_id = s.release_id) as "topicIds"
    from unnest(${idArray(ids)}) requested(id)
      join release_search s on s.release_id = requested.id
      join story_words w on w.article_id = s.article_id
      left join story_likeness l on l.article_id = s.article_id
      cross join (select ${nearNow} as at) clock
    where s.live_from <= clock.at and s.live_until > clock.at`,
  );
  return new Map(rows.map((row) => [row.releaseId, { ...row, topicIds: row.topicIds ?? [] }]));
}

/** For each article, the articles of its translation group. */
export async function readFamilies(
  tx: Transaction,
  families: readonly ArticleId[],
): Promise<Map<ArticleId, Set<ArticleId>>> {
  const { rows } = await tx.execute<{ id: string; family: string }>(
    sql`select id, translation_of as family from article where translation_of = any(${idArray(families)})`,
  );
  const members = new Map(families.map((family) => [family, new Set([family])]));
  for (const { id, family } of rows) members.get(Number(family) as ArticleId)?.add(Number(id) as ArticleId);
  return members;
}
