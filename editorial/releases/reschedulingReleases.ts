import { z } from 'zod';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { articleId } from '#editorial/inputSchemas.ts';
import { cancelTogether, moveTogether, packageAct } from '#editorial/packages/packageTimeline.ts';
import { movable } from '#editorial/timeline/timelineAct.ts';
import { stopWaiting } from './waitingReleases.ts';

export const rescheduleOrder = z.object({ articleId, ...movable });
export type RescheduleOrder = z.input<typeof rescheduleOrder>;

/**
 * Moves a release under embargo to another time, with the same content and number, together with all releases of its
 * package, including fronts.
 * @throws {Refusal} `not-scheduled`, `changed-meanwhile`, `embargo-past`
 */
export async function reschedule(actor: AnyActor, order: RescheduleOrder): Promise<void> {
  allow(actor, 'article.release');
  const asked = rescheduleOrder.parse(order);
  await packageAct(actor, 'article.release', asked, (tx, together) =>
    moveTogether(tx, actor, together, asked),
  );
}

export const cancelReleaseOrder = z.object({ articleId, ...confirmable });
export type CancelReleaseOrder = z.input<typeof cancelReleaseOrder>;

/** Cancels a release that is under embargo or waits for another article, together with all releases of its package. */
export async function cancelRelease(actor: AnyActor, order: CancelReleaseOrder): Promise<void> {
  allow(actor, 'article.release');
  const asked = cancelReleaseOrder.parse(order);
  await packageAct(actor, 'article.release', asked, async (tx, together) => {
    const waited = await stopWaiting(tx, asked.articleId);
    if (!waited && !together.articles.some(({ coming }) => coming)) throw new Refusal('not-scheduled');
    await cancelTogether(tx, actor, together);
  });
}
