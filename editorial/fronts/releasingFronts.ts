import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Transaction } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { frontRelease } from '#db/schema/fronts.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { instantSchema, line as textLine } from '#editorial/inputSchemas.ts';
import { joinPackage, packageToStayIn } from '#editorial/timeline/packageMembership.ts';
import { frontId, version } from './frontInputSchemas.ts';
import { type PlacedFront, placeFrontDraft } from './frontReleaseRows.ts';
import { type FrontTimeline, frontAct, frontReleases } from './frontTimeline.ts';

export const releaseFrontOrder = z.object({
  frontId,
  /** the version of the draft that the actor saw; the order is refused if the draft has changed since */
  version,
  /** a future instant: the release is under embargo until then */
  at: instantSchema.optional(),
  /** for staff */
  note: textLine(2_000).default(''),
  ...confirmable,
});
export type ReleaseFrontOrder = z.input<typeof releaseFrontOrder>;

/**
 * Releases the present draft of a front. It replaces a release under embargo.
 * @throws {Refusal} `draft-moved-on`, `front-unfit`, `embargo-past`, `nothing-to-release`, `in-package`
 */
export async function releaseFront(actor: AnyActor, order: ReleaseFrontOrder): Promise<PlacedFront> {
  allow(actor, 'front.release');
  const parsed = releaseFrontOrder.parse(order);
  return frontAct(actor, parsed, async (tx, timeline) => {
    const { row, coming, now } = timeline;
    if (row.version !== parsed.version) throw new Refusal('draft-moved-on');
    if (parsed.at && parsed.at <= now) throw new Refusal('embargo-past');
    const from = parsed.at ?? now;
    const joinedPackage = await packageToStayIn(tx, frontReleases, { coming, from });
    await refuseUnchanged(tx, timeline);
    const placed = await placeFrontDraft(tx, actor, timeline, { from, note: parsed.note });
    await joinPackage(tx, frontReleases, joinedPackage, placed.frontReleaseId);
    return placed;
  });
}

/** @throws {Refusal} `nothing-to-release` if the draft is the live layout */
async function refuseUnchanged(tx: Transaction, { row, live, coming }: FrontTimeline): Promise<void> {
  if (!live || coming) return;
  const [now] = await tx
    .select({ layout: frontRelease.layout })
    .from(frontRelease)
    .where(eq(frontRelease.id, live.id));
  if (isDeepStrictEqual(now?.layout, row.draft)) throw new Refusal('nothing-to-release');
}
