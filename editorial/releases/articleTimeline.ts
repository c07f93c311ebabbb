import type { Transaction } from '#db/pools.ts';
import { asc, eq, inArray, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import type { ArticleId, ReleaseId } from '#db/schema/ids.ts';
import { packageRelease } from '#db/schema/packages.ts';
import { type ReleaseKind, release } from '#db/schema/releases.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { refuseIfInBin } from '#editorial/bin/binFilters.ts';
import {
  type ReleaseTable,
  readTimelines,
  type Timeline,
  type TimelineEntry,
} from '#editorial/timeline/timeline.ts';
import { plannedEnd } from './withdrawals.ts';

export type ArticleTimelineEntry = TimelineEntry & {
  id: ReleaseId;
  firstReleasedAt: Date;
  modifiedAt: Date;
};
/** A timeline of an article whose row is locked. */
export type ArticleTimeline = Timeline<typeof article.$inferSelect, ArticleTimelineEntry>;

export const articleReleases: ReleaseTable<ArticleTimelineEntry> = {
  table: release,
  subject: release.articleId,
  instants: { firstReleasedAt: release.firstReleasedAt, modifiedAt: release.modifiedAt },
  members: {
    table: packageRelease,
    packageId: packageRelease.packageId,
    releaseId: packageRelease.releaseId,
  },
  plannedEnd,
};

/** Excludes other acts on the article, but not new references to it (`for key share`). */
const lock = 'no key update';

/**
 * Locks articles in the order of their ids, which prevents deadlocks. A transaction that reads the clock after it has
 * these locks gets an instant after every earlier act on these articles.
 */
export async function lockArticles(tx: Transaction, ids: ArticleId[]): Promise<void> {
  await tx
    .select({ id: article.id })
    .from(article)
    .where(inArray(article.id, ids))
    .orderBy(asc(article.id))
    .for(lock);
}

/** @throws {Refusal} `not-found` */
export async function findTimeline(tx: Transaction, articleId: ArticleId): Promise<ArticleTimeline> {
  const [timeline] = await findTimelines(tx, [articleId]);
  if (!timeline) throw new Refusal('not-found');
  return timeline;
}

/** The timelines of several articles, in the order of `ids`. All have the same `now`. @throws {Refusal} `not-found` */
export async function findTimelines(tx: Transaction, ids: ArticleId[]): Promise<ArticleTimeline[]> {
  const rows = tx.select().from(article).where(inArray(article.id, ids)).orderBy(asc(article.id)).for(lock);
  return timelinesOf(tx, ids, rows);
}

/** The timeline without locks, for reads only: another transaction may change it at any time. @throws {Refusal} `not-found` */
export async function readTimeline(tx: Transaction, articleId: ArticleId): Promise<ArticleTimeline> {
  const rows = tx.select().from(article).where(eq(article.id, articleId));
  const [timeline] = await timelinesOf(tx, [articleId], rows);
  if (!timeline) throw new Refusal('not-found');
  return timeline;
}

async function timelinesOf(tx: Transaction, ids: ArticleId[], query: PromiseLike<ArticleTimeline['row'][]>) {
  if (ids.length === 0) return [];
  const readRows = async () => {
    const rows = await query;
    for (const row of rows) refuseIfInBin(row);
    return rows;
  };
  return readTimelines(tx, articleReleases, ids, readRows());
}

/** Sets the time of the article's last change, which newsroom lists show. */
export async function markChanged(tx: Transaction, id: ArticleId): Promise<void> {
  await tx.update(article).set({ changedAt: sql`now()` }).where(eq(article.id, id));
}

/** Number and times that readers see for a release from `from`. `dated`: `wire` shows an earlier time of the wire. */
export function timesOf(
  { row, before }: ArticleTimeline,
  kind: ReleaseKind,
  { from, dated }: { from: Date; dated: 'wire' | 'now' },
): { number: number; firstReleasedAt: Date; modifiedAt: Date } {
  const isWireTime = dated === 'wire' && row.wireReleasedAt && row.wireReleasedAt < from;
  const firstReleasedAt = before?.firstReleasedAt ?? (isWireTime ? row.wireReleasedAt : null) ?? from;
  const unchanged = kind === 'typo' ? before?.modifiedAt : undefined;
  const modifiedAt = kind === 'first' ? firstReleasedAt : (unchanged ?? from);
  return { number: (before?.number ?? 0) + 1, firstReleasedAt, modifiedAt };
}
