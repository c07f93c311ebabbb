import { idArray } from '#db/idArray.ts';
import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { sentTogether } from '#db/sentTogether.ts';
import { ranks } from './listEntries.ts';
import { MAX_LIST_ENTRIES, SHOWN_ENTRIES } from './listLimits.ts';
import {
  isSameEntry,
  type ListedStory,
  readStoredLists,
  removeRows,
  type StoredEntry,
  writeRows,
} from './listRows.ts';
import type { RelatedEntry } from './relatable.ts';
import { likeness, MIN_COPY_LIKENESS } from './textSimilarity.ts';

/** A list that a story may enter, with its score and reason there. */
export type Neighbour = Pick<RelatedEntry, 'rank' | 'score' | 'reason'> & { articleId: ArticleId };

type EnteringStory = { id: ArticleId; signature: Uint8Array };

const isSimilar = ({ rank }: ListedStory) => rank >= ranks.similar && rank < ranks.more;

/** The related lists of some articles, in memory. `write` stores the changes. */
export class Lists {
  readonly #stored: ReadonlyMap<ArticleId, ListedStory[]>;
  readonly #now = new Map<ArticleId, ListedStory[]>();
  /** blocks of editors, as `article related` */
  readonly #blocked: ReadonlySet<string>;
  /** articles that have become live since the lists were read */
  readonly #released = new Set<ArticleId>();

  constructor(stored: ReadonlyMap<ArticleId, ListedStory[]>, blocked: ReadonlySet<string>) {
    this.#stored = stored;
    this.#blocked = blocked;
  }

  of(articleId: ArticleId): readonly ListedStory[] {
    return this.#now.get(articleId) ?? this.#stored.get(articleId) ?? [];
  }

  /** Replaces the list of an article. */
  put(articleId: ArticleId, list: ListedStory[]): void {
    this.#now.set(articleId, list);
  }

  /**
   * The lists that a story would enter, and the entries that it would replace. In a full list a better story
   * replaces the weakest entry, withdrawn stories first; the entering story also replaces a near copy. A filler enters
   * only lists that show too few stories. Editors' choices are not changed, and blocks are respected.
   */
  insertionsOf({ id, signature }: EnteringStory, neighbours: readonly Neighbour[]) {
    return neighbours.flatMap((neighbour) => {
      const { articleId, rank, score } = neighbour;
      const list = this.of(articleId);
      if (this.#blocked.has(`${articleId} ${id}`)) return [];
      if (list.some((row) => row.relatedId === id && row.rank < ranks.similar)) return [];
      const others = list.filter((row) => row.relatedId !== id);
      const copies = others.filter(
        (row) => row.signature && likeness(row.signature, signature) >= MIN_COPY_LIKENESS,
      );
      if (copies.some((row) => row.rank < ranks.similar)) return [];
      if (rank === ranks.more) {
        const isWanted =
          copies.length === 0 && others.filter((row) => this.#isLive(row)).length < SHOWN_ENTRIES;
        return isWanted ? [{ neighbour, replaced: [] }] : [];
      }
      const rest = others.filter((row) => isSimilar(row) && !copies.includes(row));
      const weakest = rest.toSorted(
        (a, b) => this.#worthOf(a) - this.#worthOf(b) || a.relatedId - b.relatedId,
      )[0];
      if (rest.length < MAX_LIST_ENTRIES || !weakest) return [{ neighbour, replaced: copies }];
      return this.#worthOf(weakest) < score ? [{ neighbour, replaced: [...copies, weakest] }] : [];
    });
  }

  /** Enters a story into its neighbours' lists. @returns the articles whose lists changed */
  enter(entering: EnteringStory, neighbours: readonly Neighbour[]): ArticleId[] {
    this.#released.add(entering.id);
    return this.insertionsOf(entering, neighbours).map(({ neighbour, replaced }) => {
      const { articleId, ...entry } = neighbour;
      const { id, signature } = entering;
      const remaining = this.of(articleId).filter((row) => row.relatedId !== id && !replaced.includes(row));
      this.put(articleId, [...remaining, { ...entry, relatedId: id, isLive: true, signature }]);
      return articleId;
    });
  }

  #isLive({ relatedId, isLive }: ListedStory): boolean {
    return isLive || this.#released.has(relatedId);
  }

  /** A withdrawn story ranks below every live one. */
  #worthOf(row: ListedStory): number {
    return this.#isLive(row) ? row.score : -1;
  }

  /** Writes the changes. */
  async write(tx: Transaction): Promise<void> {
    const removed: StoredEntry[] = [];
    const written: StoredEntry[] = [];
    for (const [articleId, list] of this.#now) {
      const before = new Map(this.#stored.get(articleId)?.map((row) => [row.relatedId, row]));
      for (const row of list) {
        const was = before.get(row.relatedId);
        before.delete(row.relatedId);
        if (!was || !isSameEntry(was, row)) written.push({ articleId, ...row });
      }
      for (const row of before.values()) removed.push({ articleId, ...row });
    }
    await sentTogether([removeRows(tx, removed), writeRows(tx, written)]);
  }
}

/** Reads the present lists of some articles. @param enteringIds the stories that may enter them */
export async function readLists(
  tx: Transaction,
  articleIds: Iterable<ArticleId>,
  enteringIds: readonly ArticleId[],
): Promise<Lists> {
  const ids = [...new Set(articleIds)];
  const [stored, { rows: blocked }] = await sentTogether([
    readStoredLists(tx, ids),
    tx.execute<{ pair: string }>(sql`
      select article_id || ' ' || related_id as pair from related_block
      where related_id = any(${idArray(enteringIds)}) and article_id = any(${idArray(ids)})`),
  ]);
  return new Lists(stored, new Set(blocked.map(({ pair }) => pair)));
}
