import { z } from 'zod';
import { inTransaction } from '#db/pools.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { checkConfirmation } from '#editorial/confirmation/checkConfirmation.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { articleId, instantShape } from '#editorial/inputSchemas.ts';
import { reauthorize } from '#editorial/people/reauthorization.ts';
import { findTimeline } from './articleTimeline.ts';
import { readReviewedContent } from './overtakenReview.ts';
import { joinPackageOf, packageOf, refuseIfInPackage } from './packageMembership.ts';
import { placeOrder, type Released } from './placingReleases.ts';
import { readReleaseObstacles } from './releaseCheckContext.ts';
import { refuseUnfitRelease } from './releaseChecks.ts';
import { lockReleaseContent } from './releaseContent.ts';
import { releaseInstructions } from './releaseOrderChecks.ts';
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
  return inTransaction(async (tx) => {
    await reauthorize(tx, actor, 'article.release');
    await lockWithFollowers(tx, [asked.articleId], asked.after ? [asked.after] : []);
    const subject = { is: 'article', id: asked.articleId } as const;
    await checkConfirmation(tx, actor, { act: 'article.release', subject, confirmation: asked.confirmation });
    const line = await findTimeline(tx, asked.articleId);
    const frozen = await (asked.reviewed
      ? readReviewedContent(tx, line, asked.reviewed)
      : lockReleaseContent(tx, line.row));
    refuseUnfitRelease(frozen);
    if (asked.after === asked.articleId) throw new Refusal('waits-for-itself');
    const together = await packageOf(tx, line.coming);
    if (asked.after) {
      const leader = await findTimeline(tx, asked.after);
      if (!leader.coming) {
        refuseUnfitRelease(
          frozen,
          await readReleaseObstacles(tx, frozen, { begin: line.now, end: asked.until ?? null }),
        );
        return waitForArticle(tx, actor, { line, leader, frozen, asked });
      }
      const { id, from } = leader.coming;
      if (together && together.id !== (await packageOf(tx, leader.coming))?.id)
        throw new Refusal('in-package', { name: together.name });
      const placed = await placeOrder(tx, actor, { line, frozen, asked, from });
      await joinPackageOf(tx, actor, id, placed.releaseId);
      await placeFollowers(tx, actor, { leader: asked.articleId, releaseId: placed.releaseId, from });
      return placed;
    }
    if (asked.at && asked.at <= line.now) throw new Refusal('embargo-past');
    const from = asked.at ?? line.now;
    if (together && line.coming?.from.getTime() !== from.getTime())
      throw new Refusal('in-package', { name: together.name });
    const placed = await placeOrder(tx, actor, { line, frozen, asked, from });
    if (together) await refuseIfInPackage(tx, together.id, placed.releaseId);
    await placeFollowers(tx, actor, { leader: asked.articleId, releaseId: placed.releaseId, from });
    return placed;
  });
}
