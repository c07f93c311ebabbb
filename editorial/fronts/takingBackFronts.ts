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
import { frontAct } from './frontAct.ts';
import { checkFrontSection, refuseUnfitFront } from './frontChecks.ts';
import { count, frontId } from './frontInputSchemas.ts';
import { type PlacedFront, placeLayout } from './frontReleaseRows.ts';
import { frontReleases } from './frontTimeline.ts';

export const takeBackFrontOrder = z.object({
  frontId,
  /** the release that the person saw live; one that is live no more is refused */
  number: count,
  /** the release that comes back; without it, the one before */
  to: count.optional(),
  note: textLine(2_000).default(''),
  ...confirmable,
});
export type TakeBackFrontOrder = z.input<typeof takeBackFrontOrder>;

/**
 * Makes an earlier layout live again as a new release, byte for byte. The draft is left alone; what was under embargo
 * is cancelled, as it was made on the release that is taken back.
 * @throws {Refusal} `changed-meanwhile`, `front-first`, `in-package`
 */
export async function takeBackFront(actor: AnyActor, order: TakeBackFrontOrder): Promise<PlacedFront> {
  allow(actor, 'front.release');
  const asked = takeBackFrontOrder.parse(order);
  return frontAct(actor, asked, async (tx, timeline) => {
    const { row, live, coming, now } = timeline;
    if (live?.number !== asked.number) throw new Refusal('changed-meanwhile');
    await refuseInPackage(tx, frontReleases, coming);
    const number = asked.to ?? live.number - 1;
    const [source] = await tx
      .select()
      .from(frontRelease)
      .where(
        and(
          eq(frontRelease.frontId, asked.frontId),
          eq(frontRelease.number, number),
          sql`not isempty(${frontRelease.live})`,
        ),
      );
    if (!source || source.number >= live.number) throw new Refusal('front-first');
    refuseUnfitFront(await checkFrontSection(tx, row.sectionId));
    await endLiveRelease(tx, frontReleases, timeline, now);
    return placeLayout(tx, actor, timeline, {
      kind: 'take-back',
      layout: source.layout,
      draftVersion: source.draftVersion,
      restores: source.number,
      from: now,
      note: asked.note,
    });
  });
}
