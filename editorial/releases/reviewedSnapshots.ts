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

/** The id of a snapshot in an order or an address. */
export const snapshotId = z.uuid().transform((id) => id as SnapshotId);

/**
 * The parts of a review that a release does not freeze, because they belong to the article. They are stored as
 * `surrounding` and compared when the article is released.
 */
export type ReviewContext = {
  slug: string;
  translationOf: ArticleId | null;
  pins: ArticleId[];
  /** the newest release, begun or scheduled; null before the first */
  lastRelease: ReleaseId | null;
};

export type Reviewed = { id: SnapshotId; content: ReleaseContent; surrounding: ReviewContext; madeAt: Date };

const keyColumns = { id: reviewedSnapshot.id, madeAt: reviewedSnapshot.madeAt };

/**
 * Stores the present draft as a snapshot, for a review page that is about to show it. The same content of the same
 * article is stored once, so that a page which is prefetched or reloaded adds nothing.
 */
export async function newReview(
  tx: Transaction,
  actor: AnyActor,
  row: ArticleRow,
): Promise<Omit<Reviewed, 'surrounding'>> {
  const content = await readReleaseContent(tx, row);
  const { language, sectionId, leadAssetId, urgency, isOffFronts } = content.article;
  const frozen = { ...content, article: { language, sectionId, leadAssetId, urgency, isOffFronts } };
  const text = JSON.stringify({ frozen, surrounding: await readReviewContext(tx, row) });
  const contentHash = createHash('sha256').update(text, 'utf8').digest();
  const [stored] = await tx
    .insert(reviewedSnapshot)
    .values({ articleId: row.id, draftUpto: content.draftUpto, content: text, contentHash, madeBy: actor.id })
    .onConflictDoNothing()
    .returning(keyColumns);
  return { ...(stored ?? (await markSeen(tx, row.id, contentHash))), content };
}

async function markSeen(tx: Transaction, articleId: ArticleId, contentHash: Uint8Array) {
  const same = and(eq(reviewedSnapshot.articleId, articleId), eq(reviewedSnapshot.contentHash, contentHash));
  const [present] = await tx.select(keyColumns).from(reviewedSnapshot).where(same);
  if (!present) throw new Error('a snapshot was deleted while it was being stored');
  await tx
    .update(reviewedSnapshot)
    .set({ seenAt: sql`now()` })
    .where(and(same, sql`${reviewedSnapshot.seenAt} < now() - interval '1 hour'`));
  return present;
}

/** A stored snapshot of this article. @throws {Refusal} `review-gone` if it is deleted, or of another article */
export async function findReviewed(tx: Transaction, row: ArticleRow, id: SnapshotId): Promise<Reviewed> {
  const [stored] = await tx
    .select({ content: reviewedSnapshot.content, madeAt: reviewedSnapshot.madeAt })
    .from(reviewedSnapshot)
    .where(and(eq(reviewedSnapshot.id, id), eq(reviewedSnapshot.articleId, row.id)));
  if (!stored) throw new Refusal('review-gone', { days: SNAPSHOT_DAYS });
  const { frozen, surrounding } = JSON.parse(stored.content) as {
    frozen: ReleaseContent;
    surrounding: ReviewContext;
  };
  return { id, content: restoreReleaseContent(frozen, row), surrounding, madeAt: stored.madeAt };
}

/** The content of a snapshot; without an id, of the present draft. @throws {Refusal} `review-gone` */
export async function readReviewedOrDraft(
  tx: Transaction,
  row: ArticleRow,
  id: SnapshotId | undefined,
): Promise<ReleaseContent> {
  return id === undefined ? readReleaseContent(tx, row) : (await findReviewed(tx, row, id)).content;
}

/** The present review context of an article. */
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

/** Deletes snapshots that no page has shown for a week. A page that was open for longer must be reloaded. */
export async function deleteExpiredSnapshots(): Promise<void> {
  await staff().execute(
    sql`delete from reviewed_snapshot where seen_at < now() - make_interval(days => ${SNAPSHOT_DAYS})`,
  );
}
