import { sql } from 'drizzle-orm';
import type { Transaction } from '#db/pools';
import type { Language } from '#db/schema/filing';
import { keyOf } from './packing.ts';

/** How many of the paper's stories have each word, and how many stories there are. Estimates. */
export type Commonness = {
  /** stories in the language that was asked about: in how many of them a word is tells how common it is */
  total: number;
  /** stories in all languages */
  everywhere: number;
  /** undefined: less common than the planner remembers */
  stories(word: string): number | undefined;
  /** the same of a word by its key */
  storiesOf(key: number): number | undefined;
  /** as many as a word has that is just too rare to be remembered, or half of that */
  unknown: number;
};

type Known = { key: string; words: Map<number, number>; languages: Map<string, number> };
let known: Known | undefined;

/** Below this many stories they are counted; above, the planner's estimate is free and good enough. */
const smallPaper = 2_000;
const isSmall = sql`reltuples < ${smallPaper}`;

/**
 * Reads from the planner's own statistics of `release_search` how common words are: Postgres keeps the most common
 * thousands. In a large paper of long stories those reach only down to one or two stories in a hundred, so that most of
 * what is telling is not among them and is looked up. They are read anew when the table was analysed anew.
 * @param asked `language`: of the story that asks; `itself`: rows that are its own, not to be counted
 */
export async function readCommonness(
  tx: Transaction,
  { language, itself }: { language: Language; itself: number },
): Promise<Commonness> {
  const { rows } = await tx.execute<{ key: string; everywhere: string; here: string | null }>(sql`
    select current_database() || ':' || reltuples || ':' || relpages as key,
      case when ${isSmall} then (select count(*) from release_search) else reltuples end::bigint as everywhere,
      case when ${isSmall} then (select count(*) from release_search where language = ${language}) end as here
    from pg_class where oid = 'release_search'::regclass`);
  const { key = '', here = null } = rows[0] ?? {};
  const all = Number(rows[0]?.everywhere ?? 0);
  if (known?.key !== key)
    known = { key, words: await readWordShares(tx), languages: await readLanguageShares(tx) };
  const { words, languages } = known;
  const inLanguage = here === null ? all * (languages.get(language) ?? seldom(languages)) : Number(here);
  function storiesOf(word: number): number | undefined {
    const share = words.get(word);
    return share === undefined ? undefined : Math.max(1, share * all);
  }
  return {
    total: Math.max(1, inLanguage - itself),
    everywhere: Math.max(1, all - itself),
    unknown: (Math.min(0.05, ...words.values()) * all) / 2,
    stories: (word) => storiesOf(keyOf(word)),
    storiesOf,
  };
}

async function readWordShares(tx: Transaction): Promise<Map<number, number>> {
  const { rows } = await tx.execute<Shares>(sql`
    select most_common_elems::text::text[] as values, most_common_elem_freqs as shares ${statisticsOf('words')}`);
  return new Map(pairs(rows).map(([word, share]) => [keyOf(word), share]));
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
export const rarity = (total: number, stories: number): number =>
  Math.log(1 + (Math.max(total, stories) - stories + 0.5) / (stories + 0.5));
