import { executePlanned } from '#db/askPlanned.ts';
import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ReleaseId } from '#db/schema/ids.ts';

/** Maximum postings that are read for a term, the newest first. */
export const mostOfWord = 300;

/**
 * The releases with each term, newest first. Releases get consecutive numbers from 0, so that counts fit into an array.
 */
export class Postings {
  readonly #stored = new Map<number, Int32Array>();
  /** of releases that are not stored yet, in ascending order */
  readonly #added = new Map<number, number[]>();
  readonly #numbers = new Map<number, number>();
  /** the release of each number */
  readonly releases: number[] = [];

  /** @param stored the releases with each term, newest first */
  constructor(stored: Iterable<readonly [number, readonly number[]]>) {
    const numberOf = (id: number) => this.#numberOf(id);
    for (const [word, ids] of stored) this.#stored.set(word, Int32Array.from(ids, numberOf));
  }

  add(releaseId: ReleaseId, words: Iterable<number>): void {
    const number = this.#numberOf(releaseId);
    for (const word of words) {
      const numbers = this.#added.get(word);
      if (numbers) numbers.push(number);
      else this.#added.set(word, [number]);
    }
  }

  /** Number of releases with a term, at most `mostOfWord`. */
  countOf(word: number): number {
    return Math.min(mostOfWord, (this.#added.get(word)?.length ?? 0) + (this.#stored.get(word)?.length ?? 0));
  }

  /**
   * Adds a weight to each release with a term, at most the newest `mostOfWord`. @param touched receives the numbers of
   * releases that had no weight yet
   */
  addTo(sums: Float64Array, word: number, weight: number, touched: number[]): void {
    const added = this.#added.get(word) ?? none;
    const stored = this.#stored.get(word) ?? none;
    let remaining = mostOfWord;
    for (let at = added.length - 1; at >= 0 && remaining > 0; at--, remaining--)
      addOne(sums, added[at] as number, weight, touched);
    for (let at = 0; at < stored.length && remaining > 0; at++, remaining--)
      addOne(sums, stored[at] as number, weight, touched);
  }

  #numberOf(releaseId: number): number {
    const known = this.#numbers.get(releaseId);
    if (known !== undefined) return known;
    this.#numbers.set(releaseId, this.releases.length);
    return this.releases.push(releaseId) - 1;
  }
}

const none: readonly number[] = [];

function addOne(sums: Float64Array, number: number, weight: number, touched: number[]): void {
  const before = sums[number] as number;
  if (before === 0) touched.push(number);
  sums[number] = before + weight;
}

/** Reads the postings of terms (`wordKey`), except those of some releases. */
export async function readPostings(
  tx: Transaction,
  words: Iterable<number>,
  without: ReadonlySet<number>,
): Promise<Postings> {
  const rows = await executePlanned<{ word: number; ids: string | null }>(
    tx,
    'related_postings',
    ['word', 'ids'],
    sql`
    select requested.word, matching.ids
    from unnest(${`{${[...words].join(',')}}`}::int[]) requested(word)
    cross join lateral (
      select string_agg(x.release_id::text, ' ') as ids from (
        select p.release_id from related_posting p where p.word = requested.word
        order by p.release_id desc limit ${mostOfWord + 1}) x
    ) matching where matching.ids is not null`,
  );
  return new Postings(
    rows.map(({ word, ids }) => {
      const all = (ids ?? '').split(' ').map(Number);
      return [Number(word), without.size > 0 ? all.filter((id) => !without.has(id)) : all] as const;
    }),
  );
}

export type NewPosting = { releaseId: ReleaseId; words: Iterable<number> };

/** Writes the postings of releases, sorted by term, so that each page of the index is written once. */
export async function writePostings(tx: Transaction, posted: NewPosting[]): Promise<void> {
  const pairs = posted
    .flatMap(({ releaseId, words }) => Array.from(words, (word) => ({ word, releaseId })))
    .sort((a, b) => a.word - b.word || a.releaseId - b.releaseId);
  if (pairs.length === 0) return;
  const words = `{${pairs.map(({ word }) => word).join(',')}}`;
  const ids = `{${pairs.map(({ releaseId }) => releaseId).join(',')}}`;
  await tx.execute(sql`
    insert into related_posting (word, release_id)
    select word, release_id from unnest(${words}::int[], ${ids}::bigint[]) given (word, release_id)
    on conflict do nothing`);
}

/** Deletes the postings of a release that another has replaced. */
export async function removePostings(tx: Transaction, { releaseId, words }: NewPosting): Promise<void> {
  await tx.execute(sql`
    delete from related_posting
    where release_id = ${releaseId} and word = any(${`{${[...words].join(',')}}`}::int[])`);
}
