import { executePlanned } from '#db/askPlanned.ts';
import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { RelatedReason } from '#db/schema/related.ts';
import { longestList, ranks, shownInList } from './listEntries.ts';
import { listOf } from './liveStories.ts';
import type { RelatedEntry } from './relatable.ts';
import { likeness, nearCopy } from './textSimilarity.ts';

/** A list that a story may enter, with its score and reason there. */
export type Neighbour = Pick<RelatedEntry, 'rank' | 'score' | 'reason'> & { articleId: ArticleId };

/** A list entry, with what is needed when another story is to be inserted. */
export type ListedStory = RelatedEntry & { isLive: boolean; signature: Uint8Array | null };
type Entering = { id: ArticleId; signature: Uint8Array };

const isFound = ({ rank }: ListedStory) => rank >= ranks.found && rank < ranks.more;

/** The related lists of some articles. Changes are written at the end. */
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
   * The lists that a story would enter, and the entries that it would replace. A full list gives up its weakest entry
   * for a better one, withdrawn stories first; a near copy is replaced by the new story. A filler is added only where
   * readers would see too few. Editors' choices are not changed, and blocks are respected.
   */
  takersOf({ id, signature }: Entering, neighbours: readonly Neighbour[]) {
    return neighbours.flatMap((neighbour) => {
      const { articleId, rank, score } = neighbour;
      const list = this.of(articleId);
      if (this.#blocked.has(`${articleId} ${id}`)) return [];
      if (list.some((row) => row.relatedId === id && row.rank < ranks.found)) return [];
      const others = list.filter((row) => row.relatedId !== id);
      const copies = others.filter((row) => row.signature && likeness(row.signature, signature) >= nearCopy);
      if (copies.some((row) => row.rank < ranks.found)) return [];
      if (rank === ranks.more) {
        const isWanted =
          copies.length === 0 && others.filter((row) => this.#isLive(row)).length < shownInList;
        return isWanted ? [{ neighbour, leaving: [] }] : [];
      }
      const rest = others.filter((row) => isFound(row) && !copies.includes(row));
      const weakest = rest.toSorted(
        (a, b) => this.#worthOf(a) - this.#worthOf(b) || a.relatedId - b.relatedId,
      )[0];
      if (rest.length < longestList || !weakest) return [{ neighbour, leaving: copies }];
      return this.#worthOf(weakest) < score ? [{ neighbour, leaving: [...copies, weakest] }] : [];
    });
  }

  /** Enters a story into its neighbours' lists. @returns the articles whose lists changed */
  enter(entering: Entering, neighbours: readonly Neighbour[]): ArticleId[] {
    this.#released.add(entering.id);
    return this.takersOf(entering, neighbours).map(({ neighbour, leaving }) => {
      const { articleId, ...entry } = neighbour;
      const { id, signature } = entering;
      const stays = this.of(articleId).filter((row) => row.relatedId !== id && !leaving.includes(row));
      this.put(articleId, [...stays, { ...entry, relatedId: id, isLive: true, signature }]);
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
    const removed: { article: ArticleId; related: ArticleId }[] = [];
    const come: (RelatedEntry & { articleId: ArticleId })[] = [];
    for (const [articleId, list] of this.#now) {
      const before = new Map((this.#stored.get(articleId) ?? []).map((row) => [row.relatedId, row]));
      for (const { relatedId, rank, score, reason } of list) {
        const was = before.get(relatedId);
        before.delete(relatedId);
        if (
          !was ||
          was.rank !== rank ||
          Math.fround(was.score) !== Math.fround(score) ||
          !isSame(was.reason, reason)
        )
          come.push({ articleId, relatedId, rank, score, reason });
      }
      for (const relatedId of before.keys()) removed.push({ article: articleId, related: relatedId });
    }
    await removeRows(tx, removed);
    await writeRows(tx, come);
  }
}

const isSame = (one: RelatedReason, other: RelatedReason): boolean => {
  const ordered = (reason: RelatedReason) =>
    JSON.stringify(Object.entries(reason).sort(([a], [b]) => (a < b ? -1 : 1)));
  return ordered(one) === ordered(other);
};

async function removeRows(
  tx: Transaction,
  removed: { article: ArticleId; related: ArticleId }[],
): Promise<void> {
  if (removed.length === 0) return;
  await tx.execute(sql`
    delete from related_story x
    using unnest(${listOf(removed.map(({ article }) => article))}, ${listOf(removed.map(({ related }) => related))})
      gone(article_id, related_id)
    where x.article_id = gone.article_id and x.related_id = gone.related_id`);
}

async function writeRows(tx: Transaction, come: (RelatedEntry & { articleId: ArticleId })[]): Promise<void> {
  if (come.length === 0) return;
  const rows = come.map(({ articleId, relatedId, rank, score, reason }) => ({
    ...{ article_id: articleId, related_id: relatedId },
    ...{ rank, score, reason },
  }));
  await tx.execute(sql`
    insert into related_story (article_id, related_id, rank, score, reason)
    select article_id, related_id, rank, score, reason
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as come(article_id bigint, related_id bigint, rank integer, score real, reason jsonb)
    on conflict (article_id, related_id)
      do update set rank = excluded.rank, score = excluded.score, reason = excluded.reason`);
}

type ListRow = {
  article_id: string;
  related_id: string;
  rank: number;
  score: number;
  reason: RelatedReason;
  is_live: boolean;
  signature: Buffer | null;
};

/** Reads the present lists of some articles. @param entering the stories that may enter them */
export async function readLists(
  tx: Transaction,
  articleIds: Iterable<ArticleId>,
  entering: readonly ArticleId[],
): Promise<Lists> {
  const ids = [...new Set(articleIds)];
  const rows = await executePlanned<ListRow>(
    tx,
    'related_lists',
    ['article_id', 'related_id', 'rank', 'score', 'reason', 'is_live', 'signature'],
    sql`
    select x.article_id, x.related_id, x.rank, x.score, x.reason, l.signature,
      exists (select from release r where r.article_id = x.related_id and not isempty(r.live)
        and coalesce(upper(r.live), 'infinity') > clock_timestamp()) as is_live
    from unnest(${listOf(ids)}) asked(id) join related_story x on x.article_id = asked.id
      left join story_likeness l on l.article_id = x.related_id`,
  );
  const stored = Map.groupBy(
    rows.map((row) => ({
      articleId: Number(row.article_id) as ArticleId,
      relatedId: Number(row.related_id) as ArticleId,
      ...{ rank: row.rank, score: Number(row.score), reason: row.reason },
      ...{ isLive: row.is_live, signature: row.signature },
    })),
    ({ articleId }) => articleId,
  );
  const { rows: blocked } = await tx.execute<{ pair: string }>(sql`
    select article_id || ' ' || related_id as pair from related_block
    where related_id = any(${listOf(entering)}) and article_id = any(${listOf(ids)})`);
  return new Lists(stored, new Set(blocked.map(({ pair }) => pair)));
}
