import { z } from 'zod';
import { inTransaction, type Transaction } from '#db/pools.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { checkConfirmation } from '#editorial/confirmation/checkConfirmation.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { instantShape, packageId } from '#editorial/inputSchemas.ts';
import { reauthorize } from '#editorial/people/reauthorization.ts';
import { cancelTogether, findTogether, moveTogether, type PackageTimelines } from './packageTimeline.ts';

export const reschedulePackageOrder = z.object({
  packageId,
  /** the begin that the person saw; one that was moved meanwhile is refused */
  seen: instantShape,
  at: instantShape,
  ...confirmable,
});
export type ReschedulePackageOrder = z.input<typeof reschedulePackageOrder>;

/**
 * Moves all that is under embargo with a package to another time.
 * @throws {Refusal} `not-found`, `not-scheduled`, `changed-meanwhile`, `embargo-past`
 */
export async function reschedulePackage(actor: AnyActor, order: ReschedulePackageOrder): Promise<void> {
  allow(actor, 'package.release');
  const asked = reschedulePackageOrder.parse(order);
  await inTransaction(async (tx) => {
    await reauthorize(tx, actor, 'package.release');
    const together = await findTogether(tx, { packageId: asked.packageId });
    await check(tx, actor, asked);
    await moveTogether(tx, actor, together, asked);
    const detail = { from: asked.seen.toISOString(), at: asked.at.toISOString(), ...named(together) };
    await record(tx, actor, 'package.release', { is: 'package', id: asked.packageId }, detail);
  });
}

export const cancelPackageReleaseOrder = z.object({ packageId, ...confirmable });
export type CancelPackageReleaseOrder = z.input<typeof cancelPackageReleaseOrder>;

/** Calls off all that is under embargo with a package. @throws {Refusal} `not-found`, `not-scheduled` */
export async function cancelPackageRelease(actor: AnyActor, order: CancelPackageReleaseOrder): Promise<void> {
  allow(actor, 'package.release');
  const asked = cancelPackageReleaseOrder.parse(order);
  const id = asked.packageId;
  await inTransaction(async (tx) => {
    await reauthorize(tx, actor, 'package.release');
    const together = await findTogether(tx, { packageId: id });
    await check(tx, actor, asked);
    if (together.lines.length + together.fronts.length === 0) throw new Refusal('not-scheduled');
    await cancelTogether(tx, actor, together);
    const detail = { calledOff: true, ...named(together) };
    await record(tx, actor, 'package.release', { is: 'package', id }, detail);
  });
}

const check = (
  tx: Transaction,
  actor: AnyActor,
  { packageId: id, confirmation }: z.output<typeof cancelPackageReleaseOrder>,
) => checkConfirmation(tx, actor, { act: 'package.release', subject: { is: 'package', id }, confirmation });

const named = ({ lines, fronts }: PackageTimelines) => ({
  articles: lines.map(({ row }) => row.id),
  fronts: fronts.map(({ row }) => row.id),
});
