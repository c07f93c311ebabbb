import { z } from 'zod';
import type { Transaction } from '#db/pools.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { isRefusal, orRefusal, Refusal } from '#editorial/access/refusal.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { articleId, instantSchema } from '#editorial/inputSchemas.ts';
import { packageOf, packageToStayIn, refuseInPackage } from '#editorial/timeline/packageMembership.ts';
import { timelineAct } from '#editorial/timeline/timelineAct.ts';
import { lockTimeline } from './articleAct.ts';
import { articleReleases, findTimeline } from './articleTimeline.ts';
import { refuseUnfitRelease } from './blockingChecks.ts';
import { readBlockingFacts } from './blockingFacts.ts';
import { readReviewedContent } from './overtakenReview.ts';
import { addReleaseToPackage, createPackageFor } from './packagedReleases.ts';
import { placeOrder, type Released } from './placingReleases.ts';
import { lockReleaseContent } from './releaseContent.ts';
import { type ReleasePlacing, releaseInstructions } from './releaseOrderChecks.ts';
import { snapshotId } from './reviewedSnapshots.ts';
import { placeFollowers, waitForArticle } from './waitingReleases.ts';

export type { Released };

export const releaseOrder = z
  .object({
    articleId,
    /** the reviewed snapshot to release; without one, the present draft */
    reviewed: snapshotId.optional(),
    ...releaseInstructions,
    /** an instant in the future: the release is under embargo until then */
    at: instantSchema.optional(),
    /** another article: the release begins together with that article's next release */
    after: articleId.optional(),
    ...confirmable,
  })
  // `at` and `after` would set two different times.
  .refine(({ at, after }) => !at || !after, { path: ['at'], message: 'malformed' });
export type ReleaseOrder = z.input<typeof releaseOrder>;

/**
 * Releases the reviewed snapshot or the present draft, in one transaction. It replaces a release under embargo. With
 * `after`, it waits for the other article's release.
 * @returns null when it waits
 * @throws {Refusal} also `taken-back-unclear` if the order must say whether it restores what was taken back
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
  const parsed = releaseOrder.parse(order);
  const { articleId: id, after, confirmation } = parsed;
  const subject = { is: 'article', id } as const;
  // A refusal is thrown after the check of the confirmation, whose message says who changed the article.
  const find = (tx: Transaction) => orRefusal(() => lockTimeline(tx, id, after ? [after] : []));
  return timelineAct(actor, { act: 'article.release', subject, confirmation, find }, async (tx, timeline) => {
    if (isRefusal(timeline)) throw timeline;
    const content = await (parsed.reviewed
      ? readReviewedContent(tx, timeline, parsed.reviewed)
      : lockReleaseContent(tx, timeline.row));
    refuseUnfitRelease(content);
    if (after) return releaseAfter(tx, actor, after, { timeline, content, instructions: parsed });
    if (parsed.at && parsed.at <= timeline.now) throw new Refusal('embargo-past');
    const from = parsed.at ?? timeline.now;
    const joinedPackage = await packageToStayIn(tx, articleReleases, { coming: timeline.coming, from });
    const placed = await placeOrder(tx, actor, { timeline, content, instructions: parsed, from });
    await addReleaseToPackage(tx, joinedPackage, placed.releaseId);
    await placeFollowers(tx, actor, { leader: id, releaseId: placed.releaseId, from });
    return placed;
  });
}

/** Releases an article when another article's scheduled release begins; waits if that one is not scheduled. */
async function releaseAfter(
  tx: Transaction,
  actor: AnyActor,
  after: ArticleId,
  order: Omit<ReleasePlacing, 'from'>,
): Promise<Released | null> {
  const { timeline, content, instructions } = order;
  const { id: articleId } = timeline.row;
  if (after === articleId) throw new Refusal('waits-for-itself');
  const leader = await findTimeline(tx, after);
  if (!leader.coming) {
    const span = { begin: timeline.now, end: instructions.until ?? null };
    const [blocking] = await readBlockingFacts(tx, [{ content, span }]);
    refuseUnfitRelease(content, blocking);
    return waitForArticle(tx, actor, { ...order, leader });
  }
  const { id, from } = leader.coming;
  const leaderPackage = await packageOf(tx, articleReleases, leader.coming);
  await refuseInPackage(tx, articleReleases, timeline.coming, leaderPackage?.id);
  const placed = await placeOrder(tx, actor, { ...order, from });
  await addReleaseToPackage(tx, leaderPackage ?? (await createPackageFor(tx, actor, id)), placed.releaseId);
  await placeFollowers(tx, actor, { leader: articleId, releaseId: placed.releaseId, from });
  return placed;
}
