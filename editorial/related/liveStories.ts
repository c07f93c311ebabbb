import { executePlanned } from '#db/askPlanned.ts';
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

type StoryRow = {
  release_id: string;
  article_id: string;
  language: Language;
  released_at: number;
  topic_ids: string[] | null;
  words: Buffer;
  self: number | null;
  signature: Buffer | null;
};

/** The instant up to which committed releases count as live: now, including releases of the next two milliseconds. */
const nearNow = sql`clock_timestamp() + interval '2 milliseconds'`;

/** Reads those of some releases that are live. */
export async function readStories(
  tx: Transaction,
  releaseIds: Iterable<number>,
): Promise<Map<number, LiveStory>> {
  const ids = [...releaseIds];
  if (ids.length === 0) return new Map();
  const rows = await executePlanned<StoryRow>(
    tx,
    'related_candidates',
    ['release_id', 'article_id', 'language', 'released_at', 'topic_ids', 'words', 'self', 'signature'],
    sql`
    select s.release_id, s.article_id, s.language, extract(epoch from s.first_released_at)::float8 as released_at,
      w.words, w.self, l.signature,
      (select array_agg(x.topic_id) from release_topic x where x.release_id = s.release_id) as topic_ids
    from unnest(${listOf(ids)}) found(id)
      join release_search s on s.release_id = found.id
      join story_words w on w.article_id = s.article_id
      left join story_likeness l on l.article_id = s.article_id
      cross join (select ${nearNow} as at) clock
    where s.live_from <= clock.at and s.live_until > clock.at`,
  );
  return new Map(
    rows.map((row) => [
      Number(row.release_id),
      {
        releaseId: Number(row.release_id) as ReleaseId,
        articleId: Number(row.article_id) as ArticleId,
        language: row.language,
        firstReleasedAt: Number(row.released_at) * 1_000,
        topicIds: (row.topic_ids ?? []).map((id) => Number(id) as TopicId),
        words: row.words,
        self: row.self,
        signature: row.signature,
      },
    ]),
  );
}

/** An array of numbers as a Postgres literal. */
export const listOf = (ids: readonly number[]) => sql`${`{${ids.join(',')}}`}::bigint[]`;

/** For each of some articles, the articles of its translation group. */
export async function readFamilies(
  tx: Transaction,
  families: readonly ArticleId[],
): Promise<Map<ArticleId, Set<ArticleId>>> {
  const { rows } = await tx.execute<{ id: string; family: string }>(
    sql`select id, translation_of as family from article where translation_of = any(${listOf(families)})`,
  );
  const members = new Map(families.map((family) => [family, new Set([family])]));
  for (const { id, family } of rows) members.get(Number(family) as ArticleId)?.add(Number(id) as ArticleId);
  return members;
}

/** A live story with a topic; lists are newest first. */
export type Topical = { releaseId: ReleaseId; articleId: ArticleId; firstReleasedAt: number };

/** Number of the newest stories of each topic that are considered besides those found by terms. */
const MAX_STORIES_OF_TOPIC = 24;

/** Stories by topic and language, and the number of stories of each topic. `add` adds a story to both. */
export class TopicLists {
  readonly #lists = new Map<string, Topical[]>();
  readonly #counts: Map<TopicId, number>;

  constructor(lists: Map<string, Topical[]>, counts: Map<TopicId, number>) {
    this.#lists = lists;
    this.#counts = counts;
  }

  /** At most `topicCountedUpTo`. */
  countOf(topicId: TopicId): number {
    return this.#counts.get(topicId) ?? 0;
  }

  newestOf(topicId: TopicId, language: Language): Topical[] {
    return this.#lists.get(`${topicId} ${language}`) ?? [];
  }

  add(topicIds: readonly TopicId[], language: Language, story: Topical): void {
    for (const topicId of topicIds) {
      this.#counts.set(topicId, Math.min(topicCountedUpTo, this.countOf(topicId) + 1));
      const list = [...this.newestOf(topicId, language), story].sort(newestFirst);
      this.#lists.set(`${topicId} ${language}`, list.slice(0, MAX_STORIES_OF_TOPIC));
    }
  }
}

const newestFirst = (one: Topical, other: Topical): number =>
  other.firstReleasedAt - one.firstReleasedAt || other.releaseId - one.releaseId;

/** Topics are counted up to this number of stories; beyond it a topic is treated as common. */
export const topicCountedUpTo = 3_000;

type TopicRow = { topic_id: string; language: Language; stories: number; newest: NewestRow[] };
type NewestRow = { release: number; article: number; at: number };

/** Reads the newest live stories of topics in each of some languages, without some releases. */
export async function readTopicLists(
  tx: Transaction,
  topicIds: readonly TopicId[],
  languages: readonly Language[],
  without: readonly number[],
): Promise<TopicLists> {
  if (topicIds.length === 0) return new TopicLists(new Map(), new Map());
  const others = sql`x.release_id <> all(${listOf(without)})`;
  const rows = await executePlanned<TopicRow>(
    tx,
    'related_topics',
    ['topic_id', 'language', 'stories', 'newest'],
    sql`
    select topic.id as topic_id, spoken.language,
      (select count(*) from (
        select from release_topic x where x.topic_id = topic.id and ${others} limit ${topicCountedUpTo}) counted)::int as stories,
      (select coalesce(jsonb_agg(jsonb_build_object('release', release_id, 'article', article_id, 'at', at)), '[]') from (
        select x.release_id, s.article_id, extract(epoch from s.first_released_at)::float8 as at
        from release_topic x join release_search s on s.release_id = x.release_id
          cross join (select ${nearNow} as at) clock
        where x.topic_id = topic.id and s.language = spoken.language and ${others}
          and s.live_from <= clock.at and s.live_until > clock.at
        order by x.first_released_at desc nulls first, x.release_id desc nulls first limit ${MAX_STORIES_OF_TOPIC}) newest) as newest
    from unnest(${listOf(topicIds)}) topic(id)
      cross join unnest(${`{${languages.join(',')}}`}::text[]) spoken(language)`,
  );
  const lists = rows.map(({ topic_id, language, newest }): [string, Topical[]] => [
    `${topic_id} ${language}`,
    newest.map(({ release, article, at }) => ({
      releaseId: release as ReleaseId,
      articleId: article as ArticleId,
      firstReleasedAt: at * 1_000,
    })),
  ]);
  const counts = rows.map(({ topic_id, stories }): [TopicId, number] => [
    Number(topic_id) as TopicId,
    Number(stories),
  ]);
  return new TopicLists(new Map(lists), new Map(counts));
}
