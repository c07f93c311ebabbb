import { sql } from 'drizzle-orm';
import { askPlanned } from '#db/askPlanned';
import type { Transaction } from '#db/pools';
import type { ArticleId, ReleaseId, TopicId } from '#db/schema/ids';
import { askWords } from './askingWords.ts';
import { rarity } from './commonness.ts';
import type { Relatable } from './relating.ts';
import { type Probe, quoted, type Term } from './telling.ts';

/** Should an estimate be wrong, a probe brings no more rows than this. */
const mostOfProbe = 2_000;

/** Releases that have some of a story's telling words, the most of them first; of equals the newest. */
export async function askIndex(tx: Transaction, probes: Probe[]): Promise<ReleaseId[]> {
  if (probes.length === 0) return [];
  const asked = probes.flatMap(({ terms }, at) => (idsOf(terms) ? [] : [{ terms, at }]));
  const answers = await askWords(
    tx,
    asked.map(({ terms }) => terms.map(({ word }) => quoted(word)).join(' & ')),
    mostOfProbe,
  );
  const found = probes.map(({ terms }) => idsOf(terms) ?? []);
  for (const [place, { at }] of asked.entries()) found[at] = answers[place] ?? [];
  const sums = sumWeights(probes, found);
  return [...sums].sort(([one, a], [other, b]) => b - a || other - one).map(([id]) => id as ReleaseId);
}

/** What the telling words that each release has weigh together. */
function sumWeights(probes: Probe[], found: number[][]): Map<number, number> {
  const sums = new Map<number, number>();
  const counted = new Map<string, Set<number>>();
  for (const [at, { terms }] of probes.entries()) {
    for (const { word, weight } of terms) {
      // A word that stands in several pairs counts once.
      const had = terms.length > 1 ? (counted.get(word) ?? new Set<number>()) : undefined;
      if (had) counted.set(word, had);
      for (const id of found[at] ?? []) {
        if (had?.has(id)) continue;
        had?.add(id);
        sums.set(id, (sums.get(id) ?? 0) + weight);
      }
    }
  }
  return sums;
}

/** The releases that have a word, if looking it up brought them. */
const idsOf = (terms: Term[]): number[] | undefined => (terms.length === 1 ? terms[0]?.ids : undefined);

export type Fit = {
  releaseId: ReleaseId;
  articleId: ArticleId;
  /** ids of topics that both have */
  topicIds: TopicId[];
  /** days between the two first releases; negative: it came later */
  daysBefore: number;
  /** null: it was never related */
  signature: Uint8Array | null;
};

type Given = { releaseIds: ReleaseId[] };
type FitRow = {
  release_id: string;
  article_id: string;
  topic_ids: string[] | null;
  days_before: number;
  signature: Buffer | null;
};

/** The newest of each topic that are looked at beside what the index finds. */
const newestOfTopic = 40;

/**
 * What may stand beside a story, or the story beside it: live, in its language, not itself nor a translation.
 */
export async function keepFit(tx: Transaction, story: Relatable, given: Given): Promise<Fit[]> {
  const { id, language, translationOf } = story.article;
  const family = translationOf ?? id;
  const topicIds = listOf(story.topics.map((topic) => topic.id));
  const fit = sql`r.live @> now() and r.language = ${language} and r.article_id <> ${id}`;
  const rows = await askPlanned<FitRow>(
    tx,
    'related_fit',
    ['release_id', 'article_id', 'topic_ids', 'days_before', 'signature'],
    sql`
    with by_topic as (
      select t.release_id from unnest(${topicIds}) wanted(id)
      cross join lateral (
        select x.release_id from release_topic x join release r on r.id = x.release_id and ${fit}
        where x.topic_id = wanted.id
        order by x.first_released_at desc nulls first, x.release_id desc nulls first limit ${newestOfTopic}
      ) t
    ), pool as (
      select release_id from unnest(${listOf(given.releaseIds)}) found(release_id)
      union select release_id from by_topic
    ), own as materialized (
      select coalesce((select first_released_at from release
        where article_id = ${id} and not isempty(live) order by number desc limit 1), now()) as at
    )
    select r.id as release_id, r.article_id, l.signature,
      (select array_agg(x.topic_id) from release_topic x
        where x.release_id = r.id and x.topic_id = any(${topicIds})) as topic_ids,
      extract(epoch from own.at - r.first_released_at)::float8 / 86400 as days_before
    from pool join release r on r.id = pool.release_id join article a on a.id = r.article_id cross join own
      left join story_likeness l on l.article_id = r.article_id
    where ${fit} and a.id <> ${family} and coalesce(a.translation_of, 0) <> ${family}`,
  );
  return rows.map((row) => ({
    releaseId: Number(row.release_id) as ReleaseId,
    articleId: Number(row.article_id) as ArticleId,
    topicIds: (row.topic_ids ?? []).map((topic) => Number(topic) as TopicId),
    daysBefore: Number(row.days_before),
    signature: row.signature && new Uint8Array(row.signature),
  }));
}

/** Numbers as Postgres reads an array of them. */
export const listOf = (ids: readonly number[]) => sql`${`{${ids.join(',')}}`}::bigint[]`;

export type WeighedTopic = { id: TopicId; name: string; weight: number };

/** Past this many stories a topic is not counted on: it is as common as any. */
const topicCountedUpTo = 3_000;
const commonTopic = 0.06;

/** The story's topics, each with how telling it is, the rarest first. */
export async function weighTopics(
  tx: Transaction,
  story: Relatable,
  total: number,
  itself: number,
): Promise<WeighedTopic[]> {
  if (story.topics.length === 0) return [];
  const { rows } = await tx.execute<{ id: string; count: string }>(sql`
    select wanted.id, (select count(*) from (
      select from release_topic x where x.topic_id = wanted.id limit ${topicCountedUpTo}) bounded) as count
    from unnest(${listOf(story.topics.map(({ id }) => id))}) wanted(id)`);
  const counts = new Map(
    rows.map(({ id, count }) => [
      Number(id),
      Number(count) < topicCountedUpTo
        ? Math.max(0, Number(count) - itself)
        : Math.max(topicCountedUpTo, commonTopic * total),
    ]),
  );
  return story.topics
    .map(({ id, name }) => ({ id, name, weight: rarity(total, counts.get(id) ?? 0) }))
    .sort((a, b) => b.weight - a.weight);
}

/** The words of stories: packed as they were last related, else as their releases are indexed. */
export async function readWords(
  tx: Transaction,
  stories: Pick<Fit, 'articleId' | 'releaseId'>[],
): Promise<Map<ArticleId, Uint8Array | string>> {
  if (stories.length === 0) return new Map();
  const { rows } = await tx.execute<{ id: string; packed: Buffer | null; words: string | null }>(sql`
    select a.id, w.words as packed, case when w.words is null then (
      select s.words::text from release_search s where s.release_id = a.release_id) end as words
    from unnest(${listOf(stories.map(({ articleId }) => articleId))},
      ${listOf(stories.map(({ releaseId }) => releaseId))}) a(id, release_id)
    left join story_words w on w.article_id = a.id`);
  return new Map(rows.map(({ id, packed, words }) => [Number(id) as ArticleId, packed ?? words ?? '']));
}
