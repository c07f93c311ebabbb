import { z } from 'zod';
import { inTransaction } from '#db/pools';
import type { AnyActor } from '#editorial/actor';
import { instant, packageId } from '#editorial/orders';
import { confirm } from '#editorial/people/confirming';
import { allow } from '#editorial/policy';
import { record } from '#editorial/record';
import { Refusal } from '#editorial/refusal';
import { dropTogether, findTogether, moveTogether, type Together } from './together.ts';

export const reschedulePackageOrder = z.object({
  packageId,
  /** the begin that the person saw; one that was moved meanwhile is refused */
  seen: instant,
  at: instant,
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
    await confirm(tx, actor, 'package.release');
    const together = await findTogether(tx, { packageId: asked.packageId });
    await moveTogether(tx, actor, together, asked);
    const detail = { from: asked.seen.toISOString(), at: asked.at.toISOString(), ...named(together) };
    await record(tx, actor, 'package.release', { is: 'package', id: asked.packageId }, detail);
  });
}

/** Calls off all that is under embargo with a package. @throws {Refusal} `not-found`, `not-scheduled` */
export async function callOffPackage(actor: AnyActor, order: { packageId: number }): Promise<void> {
  allow(actor, 'package.release');
  const id = packageId.parse(order.packageId);
  await inTransaction(async (tx) => {
    await confirm(tx, actor, 'package.release');
    const together = await findTogether(tx, { packageId: id });
    if (together.lines.length + together.fronts.length === 0) throw new Refusal('not-scheduled');
    await dropTogether(tx, actor, together);
    const detail = { calledOff: true, ...named(together) };
    await record(tx, actor, 'package.release', { is: 'package', id }, detail);
  });
}

const named = ({ lines, fronts }: Together) => ({
  articles: lines.map(({ row }) => row.id),
  fronts: fronts.map(({ row }) => row.id),
});
