import { sql } from 'drizzle-orm';
import { askPlanned } from '#db/askPlanned';
import type { Transaction } from '#db/pools';
import type { ReleaseId } from '#db/schema/ids';

/** Of a word that more releases have, the newest so many are read. */
export const mostOfWord = 300;

/** Which releases have each word, the newest first. */
export class Postings {
  readonly #stored: ReadonlyMap<number, number[]>;
  /** of releases that are not stored yet, in rising order */
  readonly #added = new Map<number, number[]>();

  constructor(stored: ReadonlyMap<number, number[]>) {
    this.#stored = stored;
  }

  add(releaseId: ReleaseId, words: Iterable<number>): void {
    for (const word of words) {
      const ids = this.#added.get(word);
      if (ids) ids.push(releaseId);
      else this.#added.set(word, [releaseId]);
    }
  }

  /** How many releases have a word, at most `mostOfWord`. */
  countOf(word: number): number {
    return Math.min(mostOfWord, (this.#added.get(word)?.length ?? 0) + (this.#stored.get(word)?.length ?? 0));
  }

  /** Calls `found` with each release that has a word, the newest `mostOfWord` of them. */
  eachOf(word: number, found: (releaseId: number) => void): void {
    const added = this.#added.get(word) ?? [];
    const stored = this.#stored.get(word) ?? [];
    let left = mostOfWord;
    for (let at = added.length - 1; at >= 0 && left > 0; at--, left--) found(added[at] as number);
    for (let at = 0; at < stored.length && left > 0; at++, left--) found(stored[at] as number);
  }
}

/** Reads the postings of words (`keyOf`), but those of some releases. */
export async function readPostings(
  tx: Transaction,
  words: Iterable<number>,
  without: ReadonlySet<number>,
): Promise<Postings> {
  const rows = await askPlanned<{ word: number; ids: string | null }>(
    tx,
    'related_postings',
    ['word', 'ids'],
    sql`
    select asked.word, found.ids
    from unnest(${`{${[...words].join(',')}}`}::int[]) asked(word)
    cross join lateral (
      select string_agg(x.release_id::text, ' ') as ids from (
        select p.release_id from related_posting p where p.word = asked.word
        order by p.release_id desc limit ${mostOfWord + 1}) x
    ) found where found.ids is not null`,
  );
  const stored = new Map<number, number[]>();
  for (const { word, ids } of rows) {
    const all = (ids ?? '').split(' ').map(Number);
    stored.set(Number(word), without.size > 0 ? all.filter((id) => !without.has(id)) : all);
  }
  return new Postings(stored);
}

export type Posted = { releaseId: ReleaseId; words: Iterable<number> };

/** Writes the postings of releases. Sorted by word, so that those of many releases go to each page of the index once. */
export async function writePostings(tx: Transaction, posted: Posted[]): Promise<void> {
  const pairs = posted
    .flatMap(({ releaseId, words }) => Array.from(words, (word) => ({ word, releaseId })))
    .sort((a, b) => a.word - b.word || a.releaseId - b.releaseId);
  if (pairs.length === 0) return;
  const words = `{${pairs.map(({ word }) => word).join(',')}}`;
  const ids = `{${pairs.map(({ releaseId }) => releaseId).join(',')}}`;
  await tx.execute(sql`
    insert into related_posting (word, release_id) select * from unnest(${words}::int[], ${ids}::bigint[])
    on conflict do nothing`);
}

/** Takes away the postings of a release: another has taken its place. */
export async function removePostings(tx: Transaction, { releaseId, words }: Posted): Promise<void> {
  await tx.execute(sql`
    delete from related_posting
    where release_id = ${releaseId} and word = any(${`{${[...words].join(',')}}`}::int[])`);
}
