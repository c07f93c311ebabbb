import { z } from 'zod';
import { inTransaction, type Transaction } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { withdrawal } from '#db/schema/releases.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { invalidate, record } from '#editorial/audit/auditRecord.ts';
import { checkConfirmation } from '#editorial/confirmation/checkConfirmation.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { articleId, instantShape } from '#editorial/inputSchemas.ts';
import { reauthorize } from '#editorial/people/reauthorization.ts';
import {
  findTimeline,
  moveEnd,
  plannedEnd,
  refuseBeginningNow,
  type TimelineEntry,
} from './articleTimeline.ts';
import { tagsTouchedBy } from './cacheTags.ts';
import { planWithdrawal } from './placingReleases.ts';
import { lockWithFollowers } from './waitingReleases.ts';
import { cancelPlans } from './withdrawingArticles.ts';

export const rescheduleWithdrawalOrder = z.object({
  articleId,
  /** the end that the person saw; one that was moved meanwhile is refused */
  seen: instantShape,
  at: instantShape,
  ...confirmable,
});

/**
 * Moves the end that is planned for a story to another time; its reason stays.
 * @throws {Refusal} `not-scheduled`, `changed-meanwhile`, `embargo-past`, `end-before-begin`, `already-scheduled`
 */
export async function rescheduleWithdrawal(
  actor: AnyActor,
  order: z.input<typeof rescheduleWithdrawalOrder>,
): Promise<void> {
  allow(actor, 'article.withdraw');
  const { articleId: id, seen, at, confirmation } = rescheduleWithdrawalOrder.parse(order);
  await inTransaction(async (tx) => {
    await reauthorize(tx, actor, 'article.withdraw');
    await lockWithFollowers(tx, [id]);
    const line = await findTimeline(tx, id);
    const subject = { is: 'article', id } as const;
    await checkConfirmation(tx, actor, { act: 'article.withdraw', subject, confirmation });
    const { live, coming, now } = line;
    const ends = [live, coming].filter((moment) => moment?.until && moment.until > now);
    const planned: Planned[] = [];
    for (const moment of ends) planned.push(...(await findPlan(tx, moment, now)));
    if (planned.length === 0) throw new Refusal('not-scheduled');
    const plan = planned.find(({ ends }) => ends.getTime() === seen.getTime());
    if (!plan) throw new Refusal('changed-meanwhile');
    const { moment, because } = plan;
    if (at <= now) throw new Refusal('embargo-past');
    if (at <= moment.from) throw new Refusal('end-before-begin');
    if (moment === live && coming && at >= coming.from) throw new Refusal('already-scheduled');
    refuseBeginningNow(line);
    await cancelPlans(tx, eq(withdrawal.releaseId, moment.id));
    await moveEnd(tx, moment, at);
    await planWithdrawal(tx, actor, { articleId: id, releaseId: moment.id, until: at, because });
    const detail = { number: moment.number, from: seen.toISOString(), at: at.toISOString() };
    await record(tx, actor, 'article.withdraw', { is: 'article', id }, detail);
    await invalidate(tx, await tagsTouchedBy(tx, id));
  });
}

type Planned = { moment: TimelineEntry; ends: Date; because: string };

/** The plan that ends a release; what takes the story's place sooner has overtaken any other. */
async function findPlan(tx: Transaction, moment: TimelineEntry | undefined, now: Date): Promise<Planned[]> {
  const plan = moment && (await plannedEnd(tx, moment, now));
  if (!plan || plan.at.getTime() !== moment.until?.getTime()) return [];
  return [{ moment, ends: plan.at, because: plan.because }];
}
