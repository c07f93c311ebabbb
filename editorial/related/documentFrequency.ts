import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { wordKey } from './packedWords.ts';

/** The number of stories, and the share of them that contains each common term. Estimated for a large paper. */
export type DocumentFrequency = {
  /** number of stories in a language, without the excluded ones */
  storiesIn(language: Language): number;
  /** average number of terms in a story, as in `Vector.length`; 0: there is none */
  averageLengthIn(language: Language): number;
  /** number of stories in all languages */
  everywhere: number;
  /** share of all stories with the term of this key; undefined: less common than the planner's statistics record */
  shareOf(word: number): number | undefined;
};

type Statistics = {
  key: string;
  words: Map<number, number>;
  languages: Map<string, number>;
  lengths: Map<string, number>;
};
let cached: Statistics | undefined;

/**
 * Fewer stories than this are counted exactly. For more, the planner's estimate is free and good enough.
 */
const SMALL_PAPER_STORIES = 2_000;
const isSmall = sql`reltuples < ${SMALL_PAPER_STORIES}`;

/**
 * Reads the number of stories, and the document frequency of common terms from the planner's statistics of
 * `release_search`: Postgres keeps the most common thousands. Rarer terms are counted by their postings. Read again
 * after each ANALYZE of the table. @param without releases that are not counted
 */
export async function readDocumentFrequency(
  tx: Transaction,
  without: readonly number[],
): Promise<DocumentFrequency> {
  const { rows } = await tx.execute<{ key: string; everywhere: string; small: LanguageCounts | null }>(sql`
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
  if (cached?.key !== key)
    cached = {
      key,
      words: new Map((await readShares(tx, 'words')).map(([word, share]) => [wordKey(word), share])),
      languages: new Map(await readShares(tx, 'language')),
      lengths: await readLengths(tx, Number(everywhere)),
    };
  const { words, languages, lengths } = cached;
  const all = Math.max(0, Number(everywhere) - without.length);
  return {
    everywhere: all,
    storiesIn: (language) => all * (languages.get(language) ?? shareOfUnlisted(languages)),
    averageLengthIn: (language) => lengths.get(language) ?? 0,
    shareOf: (word) => words.get(word),
  };
}

type LanguageCounts = Record<string, { count: number; length: number }>;

/**
 * A small paper counts every term by its postings, as its statistics may date from when it had a tenth of the stories.
 */
const ofSmallPaper = (small: LanguageCounts): DocumentFrequency => ({
  everywhere: Object.values(small).reduce((sum, { count }) => sum + count, 0),
  storiesIn: (language) => small[language]?.count ?? 0,
  averageLengthIn: (language) => Number(small[language]?.length ?? 0),
  shareOf: () => undefined,
});

/** The length in the header of `packWords`. */
const lengthOfWords = sql`get_byte(w.words, 0) + 256 * get_byte(w.words, 1) + 65536 * get_byte(w.words, 2)`;
/** Number of stories whose lengths are sampled for the average. */
const LENGTH_SAMPLE_SIZE = 2_000;

async function readLengths(tx: Transaction, everywhere: number): Promise<Map<string, number>> {
  const percent = Math.min(100, (100 * LENGTH_SAMPLE_SIZE) / Math.max(1, everywhere));
  const { rows } = await tx.execute<{ language: string; length: number }>(sql`
    select s.language, avg(${lengthOfWords})::float8 as length
    from story_words w tablesample system (${sql.raw(String(percent))}) repeatable (1)
      join release_search s on s.release_id = w.release_id
    group by s.language`);
  return new Map(rows.map(({ language, length }) => [language, length]));
}

const statistics = {
  words: sql`most_common_elems::text::text[] as values, most_common_elem_freqs as shares`,
  language: sql`most_common_vals::text::text[] as values, most_common_freqs as shares`,
};

/** The most common values of a column with their shares. */
async function readShares(tx: Transaction, column: keyof typeof statistics): Promise<[string, number][]> {
  const { rows } = await tx.execute<{ values: string[] | null; shares: number[] | null }>(sql`
    select ${statistics[column]} from pg_stats
    where schemaname = 'public' and tablename = 'release_search' and attname = ${column}`);
  const { values, shares } = rows[0] ?? {};
  // The shares of an array column have two extra elements at the end: minimum and maximum.
  return (values ?? []).map((value, at) => [value, shares?.[at] ?? 0]);
}

/** The share of a language that the statistics do not contain; before the first ANALYZE it is 1. */
const shareOfUnlisted = (languages: Map<string, number>): number =>
  Math.max(0.001, 1 - [...languages.values()].reduce((sum, share) => sum + share, 0));

/** The inverse document frequency of a term in BM25. */
export const inverseDocumentFrequency = (total: number, stories: number): number =>
  Math.log(1 + (Math.max(total, stories) - stories + 0.5) / (stories + 0.5));
