import { z } from 'zod';
import { inTransaction } from '#db/pools';
import type { AnyActor } from '#editorial/actor';
import { articleId, instant } from '#editorial/orders';
import { dropTogether, findTogether, moveTogether } from '#editorial/package/together';
import { confirm } from '#editorial/people/confirming';
import { allow } from '#editorial/policy';
import { Refusal } from '#editorial/refusal';
import { stopWaiting } from './following.ts';

export const rescheduleOrder = z.object({
  articleId,
  /** the begin that the person saw; one that was moved meanwhile is refused */
  seen: instant,
  at: instant,
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
    await confirm(tx, actor, 'article.release');
    await moveTogether(tx, actor, await findTogether(tx, asked), asked);
  });
}

/** Calls off what is under embargo or waits for another article, and all that was to be released together with it. */
export async function callOff(actor: AnyActor, order: { articleId: number }): Promise<void> {
  allow(actor, 'article.release');
  const id = articleId.parse(order.articleId);
  await inTransaction(async (tx) => {
    await confirm(tx, actor, 'article.release');
    const together = await findTogether(tx, { articleId: id });
    const waited = await stopWaiting(tx, id);
    if (!waited && !together.lines.some(({ coming }) => coming)) throw new Refusal('not-scheduled');
    await dropTogether(tx, actor, together);
  });
}
