import { z } from 'zod';
import { inTransaction, type Transaction } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { frontRelease } from '#db/schema/fronts.ts';
import type { FrontId } from '#db/schema/ids.ts';
import type { ActorOrSystem, AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { invalidate, record } from '#editorial/audit/auditRecord.ts';
import { checkConfirmation } from '#editorial/confirmation/checkConfirmation.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { instantShape } from '#editorial/inputSchemas.ts';
import { reauthorize } from '#editorial/people/reauthorization.ts';
import { checkFront, refuseUnfitFront } from './frontChecks.ts';
import { frontId } from './frontInputSchemas.ts';
import { packageOfFront, refuseIfFrontInPackage } from './frontPackageMembership.ts';
import { type PlacedFront, placeLayout } from './frontReleaseRows.ts';
import {
  cancelComingFront,
  endLiveFront,
  type FrontTimeline,
  findFrontTimeline,
  tagsOfFront,
} from './frontTimeline.ts';

export const rescheduleFrontOrder = z.object({
  frontId,
  /** the begin that the person saw; one that was moved meanwhile is refused */
  seen: instantShape,
  at: instantShape,
  ...confirmable,
});
export type RescheduleFrontOrder = z.input<typeof rescheduleFrontOrder>;

/**
 * Moves a front's release that is to come to another time: the same layout under the same number.
 * @throws {Refusal} `not-scheduled`, `changed-meanwhile`, `embargo-past`, `in-package`, `front-unfit`
 */
export async function rescheduleFront(actor: AnyActor, order: RescheduleFrontOrder): Promise<void> {
  allow(actor, 'front.release');
  const asked = rescheduleFrontOrder.parse(order);
  await inTransaction(async (tx) => {
    await reauthorize(tx, actor, 'front.release');
    const line = await findFrontTimeline(tx, asked.frontId);
    await check(tx, actor, asked);
    await refuseInPackage(tx, line);
    if (line.coming && line.coming.from.getTime() !== asked.seen.getTime())
      throw new Refusal('changed-meanwhile');
    await moveFront(tx, actor, line, asked.at);
  });
}

/** The same within the caller's transaction, who answers for what moves together. @throws {Refusal} */
export async function moveFront(
  tx: Transaction,
  actor: ActorOrSystem,
  line: FrontTimeline,
  at: Date,
): Promise<PlacedFront> {
  const { row, coming, now } = line;
  if (!coming) throw new Refusal('not-scheduled');
  if (at <= now) throw new Refusal('embargo-past');
  const [was] = await tx.select().from(frontRelease).where(eq(frontRelease.id, coming.id));
  if (!was) throw new Error('a release that was just found is gone');
  const { kind, layout, draftVersion, restores, note } = was;
  refuseUnfitFront(await checkFront(tx, { ...row, layout }, at));
  const together = await packageOfFront(tx, coming);
  await endLiveFront(tx, line, at);
  const placed = await placeLayout(tx, actor, line, {
    kind,
    layout,
    draftVersion,
    restores,
    note,
    from: at,
    moved: coming.from,
  });
  if (together) await refuseIfFrontInPackage(tx, together.id, placed.frontReleaseId);
  return placed;
}

export const cancelFrontReleaseOrder = z.object({ frontId, ...confirmable });
export type CancelFrontReleaseOrder = z.input<typeof cancelFrontReleaseOrder>;

/** Calls off what is to come of a front. @throws {Refusal} `not-scheduled`, `in-package`, `beginning-now` */
export async function cancelFront(actor: AnyActor, order: CancelFrontReleaseOrder): Promise<void> {
  allow(actor, 'front.release');
  const asked = cancelFrontReleaseOrder.parse(order);
  await inTransaction(async (tx) => {
    await reauthorize(tx, actor, 'front.release');
    const line = await findFrontTimeline(tx, asked.frontId);
    await check(tx, actor, asked);
    await refuseInPackage(tx, line);
    await cancelScheduledFront(tx, actor, asked.frontId);
  });
}

const check = (
  tx: Transaction,
  actor: AnyActor,
  { frontId: id, confirmation }: z.output<typeof cancelFrontReleaseOrder>,
) => checkConfirmation(tx, actor, { act: 'front.release', subject: { is: 'front', id }, confirmation });

/** The same within the caller's transaction, who answers for what is called off together. @throws {Refusal} */
export async function cancelScheduledFront(
  tx: Transaction,
  actor: ActorOrSystem,
  id: FrontId,
): Promise<void> {
  const line = await findFrontTimeline(tx, id);
  const { row, coming } = line;
  if (!coming) throw new Refusal('not-scheduled');
  await cancelComingFront(tx, line);
  const detail = { calledOff: coming.from.toISOString(), number: coming.number };
  await record(tx, actor, 'front.release', { is: 'front', id }, detail);
  await invalidate(tx, tagsOfFront(row));
}

async function refuseInPackage(tx: Transaction, { coming }: FrontTimeline): Promise<void> {
  const together = await packageOfFront(tx, coming);
  if (together) throw new Refusal('in-package', { name: together.name });
}
