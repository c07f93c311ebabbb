import { createHash } from 'node:crypto';
import { z } from 'zod';
import { SNAPSHOT_DAYS } from '#contracts/reviewedSnapshot.ts';
import { staff, type Transaction } from '#db/pools.ts';
import { and, eq, sql } from '#db/query.ts';
import type { article } from '#db/schema/articles.ts';
import type { ArticleId, ReleaseId, SnapshotId } from '#db/schema/ids.ts';
import { release } from '#db/schema/releases.ts';
import { reviewedSnapshot } from '#db/schema/reviews.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { readPinned } from '#editorial/related/pins.ts';
import { type ReleaseContent, readReleaseContent, restoreReleaseContent } from './releaseContent.ts';

type ArticleRow = typeof article.$inferSelect;

/** As an order or an address names a snapshot. */
export const snapshotId = z.uuid().transform((id) => id as SnapshotId);

/** What a review shows and a release cannot freeze, as it belongs to the article: compared when it is released. Kept as `surrounding`. */
export type ReviewContext = {
  slug: string;
  translationOf: ArticleId | null;
  pins: ArticleId[];
  /** the newest release, begun or scheduled; null before the first */
  lastRelease: ReleaseId | null;
};

export type Reviewed = { id: SnapshotId; content: ReleaseContent; surrounding: ReviewContext; madeAt: Date };

export type NewReview = { id: SnapshotId; madeAt: Date; content: ReleaseContent };

/** Freezes the draft as it is and keeps it under a name. */
export async function newReview(tx: Transaction, actor: AnyActor, row: ArticleRow): Promise<NewReview> {
  const content = await readReleaseContent(tx, row);
  return { ...(await keepReviewed(tx, actor, content)), content };
}

/**
 * Keeps what a review page is about to show and returns its name. The same content of the same article is kept once,
 * so that a page which is prefetched or reloaded adds nothing.
 */
async function keepReviewed(
  tx: Transaction,
  actor: AnyActor,
  content: ReleaseContent,
): Promise<{ id: SnapshotId; madeAt: Date }> {
  const { language, sectionId, leadAssetId, urgency, isOffFronts } = content.article;
  const kept = { ...content, article: { language, sectionId, leadAssetId, urgency, isOffFronts } };
  const text = JSON.stringify({ frozen: kept, surrounding: await readReviewContext(tx, content.article) });
  const contentHash = createHash('sha256').update(text, 'utf8').digest();
  const articleId = content.article.id;
  const columns = { id: reviewedSnapshot.id, madeAt: reviewedSnapshot.madeAt };
  const [made] = await tx
    .insert(reviewedSnapshot)
    .values({ articleId, draftUpto: content.draftUpto, content: text, contentHash, madeBy: actor.id })
    .onConflictDoNothing()
    .returning(columns);
  if (made) return made;
  const same = and(eq(reviewedSnapshot.articleId, articleId), eq(reviewedSnapshot.contentHash, contentHash));
  const [there] = await tx.select(columns).from(reviewedSnapshot).where(same);
  if (!there) throw new Error('a snapshot was deleted while it was being kept');
  await tx
    .update(reviewedSnapshot)
    .set({ seenAt: sql`now()` })
    .where(and(same, sql`${reviewedSnapshot.seenAt} < now() - interval '1 hour'`));
  return there;
}

/** A kept snapshot of this article; undefined when there is none of that name, or it is of another article. */
export async function findReviewed(
  tx: Transaction,
  row: ArticleRow,
  id: SnapshotId,
): Promise<Reviewed | undefined> {
  const [found] = await tx
    .select({ content: reviewedSnapshot.content, madeAt: reviewedSnapshot.madeAt })
    .from(reviewedSnapshot)
    .where(and(eq(reviewedSnapshot.id, id), eq(reviewedSnapshot.articleId, row.id)));
  if (!found) return undefined;
  const { frozen: kept, surrounding } = JSON.parse(found.content) as {
    frozen: ReleaseContent;
    surrounding: ReviewContext;
  };
  return { id, content: restoreReleaseContent(kept, row), surrounding, madeAt: found.madeAt };
}

/** What that snapshot holds; without one, the draft of now. @throws {Refusal} `review-gone` */
export async function storeReviewedSnapshot(
  tx: Transaction,
  row: ArticleRow,
  id: SnapshotId | undefined,
): Promise<ReleaseContent> {
  if (id === undefined) return readReleaseContent(tx, row);
  const reviewed = await findReviewed(tx, row, id);
  if (!reviewed) throw new Refusal('review-gone', { days: SNAPSHOT_DAYS });
  return reviewed.content;
}

/** What of the article a review shows beside its own content, as it is now. */
export async function readReviewContext(
  tx: Transaction,
  { id, slug, translationOf }: Pick<ArticleRow, 'id' | 'slug' | 'translationOf'>,
): Promise<ReviewContext> {
  const [{ last } = { last: null }] = await tx
    .select({ last: sql<string | null>`max(${release.id})` })
    .from(release)
    .where(and(eq(release.articleId, id), sql`not isempty(${release.live})`));
  return {
    slug,
    translationOf,
    pins: await readPinned(tx, id),
    lastRelease: last === null ? null : (Number(last) as ReleaseId),
  };
}

/** Deletes what no page has shown for a week. A page that was open for longer must be reviewed anew. */
export async function forgetReviewed(): Promise<void> {
  await staff().execute(
    sql`delete from reviewed_snapshot where seen_at < now() - make_interval(days => ${SNAPSHOT_DAYS})`,
  );
}
