import { sql } from 'drizzle-orm';
import type { Transaction } from '#db/pools';
import type { ArticleId } from '#db/schema/ids';
import { wordsFor } from '#editorial/search/words';
import { readNames } from './lexicon.ts';
import type { Relatable } from './relating.ts';
import { surfaceWords } from './surface.ts';

export type Candidate = {
  articleId: ArticleId;
  /** share of the story's rare-word weight that this one also has, 0 to 1 */
  text: number;
  /** topics both have, rarest first */
  topics: { name: string; weight: number }[];
  /** the weight of all the story's topics together */
  topicWeight: number;
  /** days between the two releases */
  days: number;
  /** shared rare words as the story writes them, weightiest first */
  words: string[];
};

/** A word that more than this share of the stories carry says little. */
const commonShare = 0.08;
const rareWords = 12;
const most = 100;

type TermRow = { lexeme: string; weight: number };

/**
 * Live stories in the story's language that share rare words or topics with it: at most a hundred. Never itself or a
 * translation of it.
 */
export async function findCandidates(tx: Transaction, story: Relatable): Promise<Candidate[]> {
  const { terms, total } = await rareTerms(tx, story);
  const family = story.article.translationOf ?? story.article.id;
  const query = terms
    .map(({ lexeme }) => `'${lexeme.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`)
    .join(' | ');
  // What is old, withdrawn or in another language must not push out what could be shown.
  const fit = sql`r.live @> now() and r.language = ${story.article.language} and r.article_id <> ${story.article.id}`;
  const topicIds = story.topics.map(({ id }) => id);
  const topicList =
    topicIds.length > 0
      ? sql.join(
          topicIds.map((id) => sql`${id}::bigint`),
          sql`, `,
        )
      : sql`null::bigint`;
  const { rows } = await tx.execute<{
    article_id: string;
    matched: string[] | null;
    topics: { name: string; count: number }[] | null;
    days: number;
  }>(sql`
    with by_text as (
      select s.release_id from release_search s join release r on r.id = s.release_id and ${fit}
      where ${query ? sql`s.words @@ ${query}::tsquery` : sql`false`}
      order by ts_rank(s.words, ${query || "'-'"}::tsquery) desc limit ${most}
    ), by_topic as (
      select t.release_id from unnest(array[${topicList}]) wanted(id)
      cross join lateral (
        select x.release_id from release_topic x join release r on r.id = x.release_id and ${fit}
        where x.topic_id = wanted.id
        order by x.first_released_at desc, x.release_id desc limit 40
      ) t
    )
    select r.article_id,
      (select array_agg(lexeme) from unnest(array[${lexemes(terms)}]::text[]) lexeme
        where s.words @@ quote_literal(lexeme)::tsquery) as matched,
      (select jsonb_agg(jsonb_build_object('name', topic.name, 'count', (select count(*) from
          (select 1 from release_topic c where c.topic_id = topic.id limit 1000) bounded)))
        from release_topic x join topic on topic.id = x.topic_id
        where x.release_id = r.id and x.topic_id in (${topicList})) as topics,
      abs(extract(epoch from now() - r.first_released_at)) / 86400.0 as days
    from release r join release_search s on s.release_id = r.id join article a on a.id = r.article_id
    where r.id in (select release_id from by_text union select release_id from by_topic)
      and not exists (select from related_block b where b.article_id = ${story.article.id} and b.related_id = a.id)
      and ${fit} and a.id <> ${family} and coalesce(a.translation_of, 0) <> ${family}
    limit ${most * 2}`);
  const all = terms.reduce((sum, term) => sum + term.weight, 0);
  const topicWeight = await weightOfTopics(tx, story, total);
  const surface = surfaceWords(
    story,
    terms.map(({ lexeme }) => lexeme),
  );
  return rows.map((row) => {
    const matched = terms.filter(({ lexeme }) => row.matched?.includes(lexeme));
    return {
      articleId: Number(row.article_id) as ArticleId,
      text: all > 0 ? matched.reduce((sum, term) => sum + term.weight, 0) / all : 0,
      topics: (row.topics ?? [])
        .map(({ name, count }) => ({ name, weight: rarity(total, count) }))
        .sort((a, b) => b.weight - a.weight),
      topicWeight,
      days: Number(row.days),
      words: [...new Set(matched.flatMap(({ lexeme }) => surface.get(lexeme) ?? []))].slice(0, 3),
    };
  });
}

const lexemes = (terms: TermRow[]) =>
  terms.length > 0
    ? sql.join(
        terms.map(({ lexeme }) => sql`${lexeme}`),
        sql`, `,
      )
    : sql``;

/** Inverse document frequency, as BM25 has it. */
const rarity = (total: number, count: number): number => Math.log(1 + (total - count + 0.5) / (count + 0.5));

/**
 * The story's dozen most telling words: frequent in it (headline counts double), rare in the paper; and how many
 * stories the paper has. The planner's estimate is enough for that, and free at any size; a small paper is counted.
 */
async function rareTerms(tx: Transaction, story: Relatable): Promise<{ terms: TermRow[]; total: number }> {
  const { rows } = await tx.execute<{
    lexeme: string;
    occurrences: number;
    found: string;
    total: string;
  }>(sql`
    with paper as materialized (
      select greatest(1, case when reltuples < 2000 then (select count(*) from release_search) else reltuples end)::bigint
        as total from pg_class where oid = 'release_search'::regclass
    ), own as (
      select lexeme, cardinality(positions) + 2 * ('A' = any(weights))::int + ('B' = any(weights))::int as occurrences
      from unnest(${wordsFor(story, story.article.language, await readNames(tx, story.article.language))})
      where length(lexeme) between 2 and 40 and lexeme !~ '^[0-9]+$' and lexeme !~ '[[:space:][:punct:]]'
      order by occurrences desc, lexeme limit 40
    )
    select lexeme, occurrences, total,
      (select count(*) from (select 1 from release_search s where s.words @@ quote_literal(own.lexeme)::tsquery
        limit (select greatest(8, ceil(total * ${commonShare}::float8))::bigint + 1 from paper)) bounded) as found
    from paper left join own on true`);
  const total = Number(rows[0]?.total ?? 1);
  const bound = Math.max(8, Math.ceil(total * commonShare));
  const terms = rows
    .map(({ lexeme, occurrences, found }) => ({
      lexeme,
      occurrences: Number(occurrences),
      found: Number(found),
    }))
    .filter(({ lexeme, found }) => lexeme !== null && found > 0 && found <= bound)
    .map(({ lexeme, occurrences, found }) => ({
      lexeme,
      weight: rarity(total, found) * (occurrences / (occurrences + 1.2)),
    }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, rareWords);
  return { terms, total };
}

async function weightOfTopics(tx: Transaction, story: Relatable, total: number): Promise<number> {
  if (story.topics.length === 0) return 0;
  const { rows } = await tx.execute<{ count: string }>(sql`
    select (select count(*) from (select 1 from release_topic c where c.topic_id = topic.id limit 1000) bounded) as count
    from topic where id in (${sql.join(
      story.topics.map(({ id }) => sql`${id}`),
      sql`, `,
    )})`);
  return rows.reduce((sum, { count }) => sum + rarity(total, Number(count)), 0);
}
