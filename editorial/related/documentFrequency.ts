import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { wordKey } from './packedWords.ts';

/** How many stories the paper has, and which share of them has each common word. Estimates, in a large paper. */
export type DocumentFrequency = {
  /** stories of a language, without those that were asked to be left out */
  storiesIn(language: Language): number;
  /** words of a story on average, as `Vector.length` counts them; 0: there is none */
  averageLengthIn(language: Language): number;
  /** in all languages */
  everywhere: number;
  /** of all stories, by the word's key; undefined: less common than the planner remembers */
  shareOf(word: number): number | undefined;
};

type Known = {
  key: string;
  words: Map<number, number>;
  languages: Map<string, number>;
  lengths: Map<string, number>;
};
let known: Known | undefined;

/** Below this many stories they are counted; above, the planner's estimate is free and good enough. */
const smallPaper = 2_000;
const isSmall = sql`reltuples < ${smallPaper}`;

/**
 * Reads how many stories there are, and from the planner's own statistics of `release_search` how common words are:
 * Postgres keeps the most common thousands. Rarer words are counted by their postings. They are read again
 * after each ANALYZE of the table.
 * @param without releases that are not to be counted
 */
export async function readDocumentFrequency(
  tx: Transaction,
  without: readonly number[],
): Promise<DocumentFrequency> {
  const { rows } = await tx.execute<{ key: string; everywhere: string; small: Small | null }>(sql`
    select current_database() || ':' || reltuples || ':' || relpages as key, reltuples::bigint as everywhere,
      case when ${isSmall} then (
        select coalesce(jsonb_object_agg(language, jsonb_build_object('count', count, 'length', length)), '{}') from (
          select s.language, count(*), avg(${lengthOfWords}) as length
          from story_words w join release_search s on s.release_id = w.release_id
          where w.release_id <> all(${`{${without.join(',')}}`}::bigint[]) group by s.language) counted
      ) end as small
    from pg_class where oid = 'release_search'::regclass`);
  const { key = '', everywhere = '0', small = null } = rows[0] ?? {};
  if (small) return ofSmallPaper(small);
  if (known?.key !== key)
    known = {
      key,
      words: await readWordShares(tx),
      languages: await readLanguageShares(tx),
      lengths: await readLengths(tx, Number(everywhere)),
    };
  const { words, languages, lengths } = known;
  const all = Math.max(0, Number(everywhere) - without.length);
  return {
    everywhere: all,
    storiesIn: (language) => all * (languages.get(language) ?? seldom(languages)),
    averageLengthIn: (language) => lengths.get(language) ?? 0,
    shareOf: (word) => words.get(word),
  };
}

type Small = Record<string, { count: number; length: number }>;

/** In a small paper every word is counted by its postings: what the planner knows may be of a tenth of it. */
const ofSmallPaper = (small: Small): DocumentFrequency => ({
  everywhere: Object.values(small).reduce((sum, { count }) => sum + count, 0),
  storiesIn: (language) => small[language]?.count ?? 0,
  averageLengthIn: (language) => Number(small[language]?.length ?? 0),
  shareOf: () => undefined,
});

/** The number with which `packWords` begins. */
const lengthOfWords = sql`get_byte(w.words, 0) + 256 * get_byte(w.words, 1) + 65536 * get_byte(w.words, 2)`;
/** Stories whose lengths tell those of all. */
const sampled = 2_000;

async function readLengths(tx: Transaction, everywhere: number): Promise<Map<string, number>> {
  const percent = Math.min(100, (100 * sampled) / Math.max(1, everywhere));
  const { rows } = await tx.execute<{ language: string; length: number }>(sql`
    select s.language, avg(${lengthOfWords})::float8 as length
    from story_words w tablesample system (${sql.raw(String(percent))}) repeatable (1)
      join release_search s on s.release_id = w.release_id
    group by s.language`);
  return new Map(rows.map(({ language, length }) => [language, Number(length)]));
}

async function readWordShares(tx: Transaction): Promise<Map<number, number>> {
  const { rows } = await tx.execute<Shares>(sql`
    select most_common_elems::text::text[] as values, most_common_elem_freqs as shares ${statisticsOf('words')}`);
  return new Map(pairs(rows).map(([word, share]) => [wordKey(word), share]));
}

async function readLanguageShares(tx: Transaction): Promise<Map<string, number>> {
  const { rows } = await tx.execute<Shares>(sql`
    select most_common_vals::text::text[] as values, most_common_freqs as shares ${statisticsOf('language')}`);
  return new Map(pairs(rows));
}

type Shares = { values: string[] | null; shares: number[] | null };

const statisticsOf = (column: string) => sql`
  from pg_stats where schemaname = 'public' and tablename = 'release_search' and attname = ${column}`;

/** Behind the shares of words stand their extremes, which belong to none. */
const pairs = ([row]: Shares[]): [string, number][] =>
  (row?.values ?? []).map((value, at) => [value, row?.shares?.[at] ?? 0]);

/** What is left for a language that the planner has not met: before it first looked, all. */
const seldom = (languages: Map<string, number>): number =>
  Math.max(0.001, 1 - [...languages.values()].reduce((sum, share) => sum + share, 0));

/** How telling a word is that so many stories have: its inverse document frequency, as BM25 has it. */
export const inverseDocumentFrequency = (total: number, stories: number): number =>
  Math.log(1 + (Math.max(total, stories) - stories + 0.5) / (stories + 0.5));
