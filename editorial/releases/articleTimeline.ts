import type { Transaction } from '#db/pools.ts';
import { asc, eq, inArray, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import type { ArticleId, ReleaseId } from '#db/schema/ids.ts';
import { packageRelease } from '#db/schema/packages.ts';
import { release } from '#db/schema/releases.ts';
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
/** Its row is locked. */
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

/** Strong enough against other acts on the article; others may still refer to it (`for key share`) meanwhile. */
const lock = 'no key update';

/**
 * Locks articles, always in the order of their ids, so that nobody deadlocks. A transaction that reads the clock after it
 * has these locks gets an instant later than that of every earlier act on these articles.
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

/** The timelines of several articles, in the order given. All have the same `now`. @throws {Refusal} `not-found` */
export async function findTimelines(tx: Transaction, ids: ArticleId[]): Promise<ArticleTimeline[]> {
  const rows = await tx
    .select()
    .from(article)
    .where(inArray(article.id, ids))
    .orderBy(asc(article.id))
    .for(lock);
  return timelinesOf(tx, ids, rows);
}

/** The same for who only looks: nothing is locked, and it may be otherwise the next moment. @throws {Refusal} `not-found` */
export async function readTimeline(tx: Transaction, articleId: ArticleId): Promise<ArticleTimeline> {
  const rows = await tx.select().from(article).where(eq(article.id, articleId));
  const [timeline] = await timelinesOf(tx, [articleId], rows);
  if (!timeline) throw new Refusal('not-found');
  return timeline;
}

async function timelinesOf(tx: Transaction, ids: ArticleId[], rows: ArticleTimeline['row'][]) {
  for (const row of rows) refuseIfInBin(row);
  return readTimelines(tx, articleReleases, ids, rows);
}

/** Lets lists of the newsroom show that the article has changed. */
export async function markChanged(tx: Transaction, id: ArticleId): Promise<void> {
  await tx.update(article).set({ changedAt: sql`now()` }).where(eq(article.id, id));
}
