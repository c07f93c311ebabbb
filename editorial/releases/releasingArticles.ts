import { z } from 'zod';
import type { Transaction } from '#db/pools.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { articleId, instantShape } from '#editorial/inputSchemas.ts';
import { packageOf, packageToStayIn, refuseInPackage } from '#editorial/timeline/packageMembership.ts';
import { timelineAct } from '#editorial/timeline/timelineAct.ts';
import { articleReleases, findTimeline } from './articleTimeline.ts';
import { readReviewedContent } from './overtakenReview.ts';
import { addReleaseToPackage, joinPackageOf } from './packagedReleases.ts';
import { placeOrder, type Released } from './placingReleases.ts';
import { readReleaseObstacles } from './releaseCheckContext.ts';
import { refuseUnfitRelease } from './releaseChecks.ts';
import { lockReleaseContent } from './releaseContent.ts';
import { type ReleasePlacing, releaseInstructions } from './releaseOrderChecks.ts';
import { snapshotId } from './reviewedSnapshots.ts';
import { lockWithFollowers, placeFollowers, waitForArticle } from './waitingReleases.ts';

export type { Released };

export const releaseOrder = z
  .object({
    articleId,
    /** the reviewed snapshot that goes out; without one, the draft as it stands */
    reviewed: snapshotId.optional(),
    ...releaseInstructions,
    /** an instant to come: the release is under embargo until then */
    at: instantShape.optional(),
    /** another article: it begins when that one's next release does */
    after: articleId.optional(),
    ...confirmable,
  })
  // Of two times neither is meant for certain.
  .refine(({ at, after }) => !at || !after, { path: ['at'], message: 'malformed' });
export type ReleaseOrder = z.input<typeof releaseOrder>;

/**
 * Releases what was reviewed, or else the draft as it stands: in one transaction, wholly or not at all. What was under
 * embargo before is replaced. With `after`, it waits for the other article's release.
 * @returns null when it waits
 * @throws {Refusal} also `taken-back-unclear` where the order must say whether it brings back what was taken back
 */
export async function release(
  actor: AnyActor,
  order: ReleaseOrder & { after: number },
): Promise<Released | null>;
export async function release(
  actor: AnyActor,
  order: ReleaseOrder & { after?: undefined },
): Promise<Released>;
export async function release(actor: AnyActor, order: ReleaseOrder): Promise<Released | null>;
export async function release(actor: AnyActor, order: ReleaseOrder): Promise<Released | null> {
  allow(actor, 'article.release');
  const asked = releaseOrder.parse(order);
  const { articleId: id, after, confirmation } = asked;
  const subject = { is: 'article', id } as const;
  const find = (tx: Transaction) => lockWithFollowers(tx, [id], after ? [after] : []);
  return timelineAct(actor, { act: 'article.release', subject, confirmation, find }, async (tx) => {
    const timeline = await findTimeline(tx, id);
    const content = await (asked.reviewed
      ? readReviewedContent(tx, timeline, asked.reviewed)
      : lockReleaseContent(tx, timeline.row));
    refuseUnfitRelease(content);
    if (after) return releaseAfter(tx, actor, after, { timeline, content, asked });
    if (asked.at && asked.at <= timeline.now) throw new Refusal('embargo-past');
    const from = asked.at ?? timeline.now;
    const together = await packageToStayIn(tx, articleReleases, { coming: timeline.coming, from });
    const placed = await placeOrder(tx, actor, { timeline, content, asked, from });
    await addReleaseToPackage(tx, together, placed.releaseId);
    await placeFollowers(tx, actor, { leader: id, releaseId: placed.releaseId, from });
    return placed;
  });
}

/** Releases an article at the begin of another's release, or has it wait for one. */
async function releaseAfter(
  tx: Transaction,
  actor: AnyActor,
  after: ArticleId,
  order: Omit<ReleasePlacing, 'from'>,
): Promise<Released | null> {
  const { timeline, content, asked } = order;
  const { id: articleId } = timeline.row;
  if (after === articleId) throw new Refusal('waits-for-itself');
  const leader = await findTimeline(tx, after);
  if (!leader.coming) {
    const span = { begin: timeline.now, end: asked.until ?? null };
    refuseUnfitRelease(content, await readReleaseObstacles(tx, content, span));
    return waitForArticle(tx, actor, { ...order, leader });
  }
  const { id, from } = leader.coming;
  const together = await packageOf(tx, articleReleases, leader.coming);
  await refuseInPackage(tx, articleReleases, timeline.coming, together?.id);
  const placed = await placeOrder(tx, actor, { ...order, from });
  await joinPackageOf(tx, actor, id, placed.releaseId);
  await placeFollowers(tx, actor, { leader: articleId, releaseId: placed.releaseId, from });
  return placed;
}
