import { asId, asIs, executePlanned } from '#db/askPlanned.ts';
import { idArray } from '#db/idArray.ts';
import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId, ReleaseId, TopicId } from '#db/schema/ids.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { inverseDocumentFrequency } from './documentFrequency.ts';
import { nearNow } from './liveStories.ts';
import type { Relatable } from './relatable.ts';
import type { WeighedTopic } from './termWeights.ts';

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

  /** The number of stories with a topic, at most `topicCountedUpTo`. */
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
/** Share of all stories assumed for a common topic. */
const COMMON_TOPIC_SHARE = 0.06;

/** Reads the newest live stories of topics in each of the languages, except some releases. */
export async function readTopicLists(
  tx: Transaction,
  topicIds: readonly TopicId[],
  languages: readonly Language[],
  without: readonly number[],
): Promise<TopicLists> {
  if (topicIds.length === 0) return new TopicLists(new Map(), new Map());
  const others = sql`x.release_id <> all(${idArray(without)})`;
  const rows = await executePlanned<{
    topicId: TopicId;
    language: Language;
    stories: number;
    newest: Topical[];
  }>(
    tx,
    'related_topics',
    { topicId: asId, language: asIs, stories: Number, newest: asIs },
    sql`
    select topic.id as "topicId", spoken.language,
      (select count(*) from (
        select from release_topic x where x.topic_id = topic.id and ${others} limit ${topicCountedUpTo}) counted)::int as stories,
      (select coalesce(jsonb_agg(jsonb_build_object('releaseId', release_id, 'articleId', article_id, 'firstReleasedAt', at * 1000)), '[]') from (
        select x.release_id, s.article_id, extract(epoch from s.first_released_at)::float8 as at
        from release_topic x join release_search s on s.release_id = x.release_id
          cross join (select ${nearNow} as at) clock
        where x.topic_id = topic.id and s.language = spoken.language and ${others}
          and s.live_from <= clock.at and s.live_until > clock.at
        order by x.first_released_at desc nulls first, x.release_id desc nulls first limit ${MAX_STORIES_OF_TOPIC}) newest) as newest
    from unnest(${idArray(topicIds)}) topic(id)
      cross join unnest(${`{${languages.join(',')}}`}::text[]) spoken(language)`,
  );
  return new TopicLists(
    new Map(rows.map(({ topicId, language, newest }) => [`${topicId} ${language}`, newest])),
    new Map(rows.map(({ topicId, stories }) => [topicId, stories])),
  );
}

/** Releases that share topics with the story: the highest total weight first, among equals the newest. */
export function mostShared(newest: Map<TopicId, Topical[]>, topics: WeighedTopic[]): number[] {
  const sums = new Map<number, number>();
  for (const { id, weight } of topics)
    for (const { releaseId } of newest.get(id) ?? [])
      sums.set(releaseId, (sums.get(releaseId) ?? 0) + weight);
  return [...sums].sort(([one, a], [other, b]) => b - a || other - one).map(([id]) => id);
}

/** The story's topics with their weights, the rarest first. @param itself 1 if the counts include the story, else 0 */
export function weighTopics(
  story: Relatable,
  lists: TopicLists,
  everywhere: number,
  itself: number,
): WeighedTopic[] {
  return story.topics
    .map(({ id, name }) => {
      const count = lists.countOf(id);
      const stories =
        count < topicCountedUpTo ? count - itself : Math.max(count, COMMON_TOPIC_SHARE * everywhere);
      return { id, name, weight: inverseDocumentFrequency(everywhere, stories) };
    })
    .sort((a, b) => b.weight - a.weight);
}
