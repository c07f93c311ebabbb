import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { inTransaction, type Transaction } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { frontRelease } from '#db/schema/fronts.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { checkConfirmation } from '#editorial/confirmation/checkConfirmation.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { instantShape, line as textLine } from '#editorial/inputSchemas.ts';
import { reauthorize } from '#editorial/people/reauthorization.ts';
import { frontId, version } from './frontInputSchemas.ts';
import { packageOfFront, refuseIfFrontInPackage } from './frontPackageMembership.ts';
import { type PlacedFront, placeDraft } from './frontReleaseRows.ts';
import { type FrontTimeline, findFrontTimeline } from './frontTimeline.ts';

export const releaseFrontOrder = z.object({
  frontId,
  /** the version of the draft that the person saw; one that moved on is refused */
  version,
  /** an instant to come: readers get it then */
  at: instantShape.optional(),
  /** for staff */
  note: textLine(2_000).default(''),
  ...confirmable,
});
export type ReleaseFrontOrder = z.input<typeof releaseFrontOrder>;

/**
 * Releases a front's draft as it stands. What was under embargo before is replaced.
 * @throws {Refusal} `draft-moved-on`, `front-unfit`, `embargo-past`, `nothing-to-release`, `in-package`
 */
export async function releaseFront(actor: AnyActor, order: ReleaseFrontOrder): Promise<PlacedFront> {
  allow(actor, 'front.release');
  const asked = releaseFrontOrder.parse(order);
  return inTransaction(async (tx) => {
    await reauthorize(tx, actor, 'front.release');
    const line = await findFrontTimeline(tx, asked.frontId);
    const subject = { is: 'front', id: asked.frontId } as const;
    await checkConfirmation(tx, actor, { act: 'front.release', subject, confirmation: asked.confirmation });
    if (line.row.version !== asked.version) throw new Refusal('draft-moved-on');
    if (asked.at && asked.at <= line.now) throw new Refusal('embargo-past');
    const from = asked.at ?? line.now;
    const together = await packageOfFront(tx, line.coming);
    if (together && line.coming?.from.getTime() !== from.getTime())
      throw new Refusal('in-package', { name: together.name });
    await refuseTheSame(tx, line);
    const placed = await placeDraft(tx, actor, line, { from, note: asked.note });
    if (together) await refuseIfFrontInPackage(tx, together.id, placed.frontReleaseId);
    return placed;
  });
}

async function refuseTheSame(tx: Transaction, { row, live, coming }: FrontTimeline): Promise<void> {
  if (!live || coming) return;
  const [now] = await tx
    .select({ layout: frontRelease.layout })
    .from(frontRelease)
    .where(eq(frontRelease.id, live.id));
  if (isDeepStrictEqual(now?.layout, row.draft)) throw new Refusal('nothing-to-release');
}
