import { z } from 'zod';
import { inTransaction, type Transaction } from '#db/pools.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { checkConfirmation } from '#editorial/confirmation/checkConfirmation.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { articleId, instantShape } from '#editorial/inputSchemas.ts';
import { cancelTogether, findTogether, moveTogether } from '#editorial/packages/packageTimeline.ts';
import { reauthorize } from '#editorial/people/reauthorization.ts';
import { stopWaiting } from './waitingReleases.ts';

export const rescheduleOrder = z.object({
  articleId,
  /** the begin that the person saw; one that was moved meanwhile is refused */
  seen: instantShape,
  at: instantShape,
  ...confirmable,
});
export type RescheduleOrder = z.input<typeof rescheduleOrder>;

/**
 * Moves what is under embargo to another time: the same content is placed anew, under the same number, and with it
 * whatever is released together with it, fronts too.
 * @throws {Refusal} `not-scheduled`, `changed-meanwhile`, `embargo-past`
 */
export async function reschedule(actor: AnyActor, order: RescheduleOrder): Promise<void> {
  allow(actor, 'article.release');
  const asked = rescheduleOrder.parse(order);
  await inTransaction(async (tx) => {
    await reauthorize(tx, actor, 'article.release');
    const together = await findTogether(tx, asked);
    await check(tx, actor, asked);
    await moveTogether(tx, actor, together, asked);
  });
}

export const cancelReleaseOrder = z.object({ articleId, ...confirmable });
export type CancelReleaseOrder = z.input<typeof cancelReleaseOrder>;

/** Calls off what is under embargo or waits for another article, and all that was to be released together with it. */
export async function cancelRelease(actor: AnyActor, order: CancelReleaseOrder): Promise<void> {
  allow(actor, 'article.release');
  const asked = cancelReleaseOrder.parse(order);
  await inTransaction(async (tx) => {
    await reauthorize(tx, actor, 'article.release');
    const together = await findTogether(tx, asked);
    await check(tx, actor, asked);
    const waited = await stopWaiting(tx, asked.articleId);
    if (!waited && !together.lines.some(({ coming }) => coming)) throw new Refusal('not-scheduled');
    await cancelTogether(tx, actor, together);
  });
}

const check = (
  tx: Transaction,
  actor: AnyActor,
  { articleId: id, confirmation }: z.output<typeof cancelReleaseOrder>,
) => checkConfirmation(tx, actor, { act: 'article.release', subject: { is: 'article', id }, confirmation });
