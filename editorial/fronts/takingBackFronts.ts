import { z } from 'zod';
import { and, eq, sql } from '#db/query.ts';
import { frontRelease } from '#db/schema/fronts.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { line as textLine } from '#editorial/inputSchemas.ts';
import { refuseInPackage } from '#editorial/timeline/packageMembership.ts';
import { endLiveRelease } from '#editorial/timeline/timeline.ts';
import { checkFrontSection, refuseUnfitFront } from './frontChecks.ts';
import { count, frontId } from './frontInputSchemas.ts';
import { type PlacedFront, placeLayout } from './frontReleaseRows.ts';
import { frontAct, frontReleases } from './frontTimeline.ts';

export const takeBackFrontOrder = z.object({
  frontId,
  /** the release that the actor saw live; the order is refused if it is no longer live */
  number: count,
  /** the release that comes back; without it, the one before */
  to: count.optional(),
  note: textLine(2_000).default(''),
  ...confirmable,
});
export type TakeBackFrontOrder = z.input<typeof takeBackFrontOrder>;

/**
 * Makes an earlier layout live again as a new release, byte for byte. The draft does not change. A scheduled release is
 * cancelled, because it is based on the release that is taken back.
 * @throws {Refusal} `changed-meanwhile`, `front-first`, `in-package`
 */
export async function takeBackFront(actor: AnyActor, order: TakeBackFrontOrder): Promise<PlacedFront> {
  allow(actor, 'front.release');
  const parsed = takeBackFrontOrder.parse(order);
  return frontAct(actor, parsed, async (tx, timeline) => {
    const { row, live, coming, now } = timeline;
    if (live?.number !== parsed.number) throw new Refusal('changed-meanwhile');
    await refuseInPackage(tx, frontReleases, coming);
    const number = parsed.to ?? live.number - 1;
    const isOfFront = and(eq(frontRelease.frontId, row.id), sql`not isempty(${frontRelease.live})`);
    const [source] = await tx
      .select()
      .from(frontRelease)
      .where(and(isOfFront, eq(frontRelease.number, number)));
    if (!source || source.number >= live.number) throw new Refusal('front-first');
    refuseUnfitFront(await checkFrontSection(tx, row.sectionId));
    await endLiveRelease(tx, frontReleases, timeline, now);
    return placeLayout(tx, actor, timeline, {
      kind: 'take-back',
      layout: source.layout,
      draftVersion: source.draftVersion,
      restores: source.number,
      from: now,
      note: parsed.note,
    });
  });
}
