import { sql } from 'drizzle-orm';
import type { Transaction } from '#db/pools';
import { keyOf } from './packing.ts';

/** How many of the paper's stories have each word, and how many stories there are. Estimates. */
export type Commonness = {
  total: number;
  /** undefined: less common than the planner remembers */
  stories(word: string): number | undefined;
  /** the same of a word by its key */
  storiesOf(key: number): number | undefined;
  /** as many as a word has that is just too rare to be remembered, or half of that */
  unknown: number;
};

type Known = { key: string; shares: Map<number, number> };
let known: Known | undefined;

/** Below this many stories they are counted; above, the planner's estimate is free and good enough. */
const smallPaper = 2_000;

/**
 * Reads from the planner's own statistics of `release_search` how common words are: Postgres keeps the most common
 * thousands. In a large paper of long stories those reach only down to one or two stories in a hundred, so that most of
 * what is telling is not among them and is looked up. They are read anew when the table was analysed anew.
 * @param itself rows that are the story's own, not to be counted
 */
export async function readCommonness(tx: Transaction, itself: number): Promise<Commonness> {
  const { rows } = await tx.execute<{ key: string; total: string }>(sql`
    select current_database() || ':' || reltuples || ':' || relpages as key,
      greatest(1, case when reltuples < ${smallPaper} then (select count(*) from release_search) else reltuples end)::bigint
        as total
    from pg_class where oid = 'release_search'::regclass`);
  const { key = '' } = rows[0] ?? {};
  const total = Math.max(1, Number(rows[0]?.total ?? 1) - itself);
  if (known?.key !== key) known = { key, shares: await readShares(tx) };
  const { shares } = known;
  function storiesOf(key: number): number | undefined {
    const share = shares.get(key);
    return share === undefined ? undefined : Math.max(1, share * total);
  }
  return {
    total,
    unknown: (Math.min(0.05, ...shares.values()) * total) / 2,
    stories: (word) => storiesOf(keyOf(word)),
    storiesOf,
  };
}

async function readShares(tx: Transaction): Promise<Map<number, number>> {
  const { rows } = await tx.execute<{ words: string[] | null; shares: number[] | null }>(sql`
    select most_common_elems::text::text[] as words, most_common_elem_freqs as shares from pg_stats
    where schemaname = 'public' and tablename = 'release_search' and attname = 'words'`);
  const { words, shares } = rows[0] ?? {};
  const found = new Map<number, number>();
  // Behind the shares stand their extremes, which belong to no word.
  for (const [at, word] of (words ?? []).entries()) found.set(keyOf(word), shares?.[at] ?? 0);
  return found;
}

/** How telling a word is that so many stories have: its inverse document frequency, as BM25 has it. */
export const rarity = (total: number, stories: number): number =>
  Math.log(1 + (Math.max(total, stories) - stories + 0.5) / (stories + 0.5));
