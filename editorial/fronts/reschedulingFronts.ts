import { z } from 'zod';
import type { Transaction } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { frontRelease } from '#db/schema/fronts.ts';
import type { ActorOrSystem, AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { invalidate, record } from '#editorial/audit/auditRecord.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { joinPackage, packageOf, refuseInPackage } from '#editorial/timeline/packageMembership.ts';
import { cancelComingRelease, endLiveRelease, refuseUnmovable } from '#editorial/timeline/timeline.ts';
import { movable } from '#editorial/timeline/timelineAct.ts';
import { checkFront, refuseUnfitFront } from './frontChecks.ts';
import { frontId } from './frontInputSchemas.ts';
import { placeLayout } from './frontReleaseRows.ts';
import { type FrontTimeline, frontAct, frontReleases, tagsOfFront } from './frontTimeline.ts';

export const rescheduleFrontOrder = z.object({ frontId, ...movable });
export type RescheduleFrontOrder = z.input<typeof rescheduleFrontOrder>;

/**
 * Moves a front's scheduled release to another time, with the same layout and number.
 * @throws {Refusal} `not-scheduled`, `changed-meanwhile`, `embargo-past`, `in-package`, `front-unfit`
 */
export async function rescheduleFront(actor: AnyActor, order: RescheduleFrontOrder): Promise<void> {
  allow(actor, 'front.release');
  const parsed = rescheduleFrontOrder.parse(order);
  await frontAct(actor, parsed, async (tx, timeline) => {
    await refuseInPackage(tx, frontReleases, timeline.coming);
    refuseUnmovable(timeline, parsed);
    await moveFront(tx, actor, timeline, parsed.at);
  });
}

/** Moves a front in the caller's transaction. The caller moves the rest of the package. @throws {Refusal} */
export async function moveFront(
  tx: Transaction,
  actor: ActorOrSystem,
  timeline: FrontTimeline,
  at: Date,
): Promise<void> {
  const { row, coming } = timeline;
  if (!coming) throw new Refusal('not-scheduled');
  const [source] = await tx.select().from(frontRelease).where(eq(frontRelease.id, coming.id));
  if (!source) throw new Error('a locked release no longer exists');
  const { kind, layout, draftVersion, restores, note } = source;
  refuseUnfitFront(await checkFront(tx, { ...row, layout }, at));
  const joinedPackage = await packageOf(tx, frontReleases, coming);
  await endLiveRelease(tx, frontReleases, timeline, at);
  const copy = { kind, layout, draftVersion, restores, note, from: at, moved: coming.from };
  const placed = await placeLayout(tx, actor, timeline, copy);
  await joinPackage(tx, frontReleases, joinedPackage, placed.frontReleaseId);
}

export const cancelFrontReleaseOrder = z.object({ frontId, ...confirmable });
export type CancelFrontReleaseOrder = z.input<typeof cancelFrontReleaseOrder>;

/** Cancels a front's scheduled release. @throws {Refusal} `not-scheduled`, `in-package`, `beginning-now` */
export async function cancelFront(actor: AnyActor, order: CancelFrontReleaseOrder): Promise<void> {
  allow(actor, 'front.release');
  const parsed = cancelFrontReleaseOrder.parse(order);
  await frontAct(actor, parsed, async (tx, timeline) => {
    await refuseInPackage(tx, frontReleases, timeline.coming);
    await cancelScheduledFront(tx, actor, timeline);
  });
}

/** Cancels a scheduled front. The caller cancels the rest of the package in the same transaction. @throws {Refusal} */
export async function cancelScheduledFront(
  tx: Transaction,
  actor: ActorOrSystem,
  timeline: FrontTimeline,
): Promise<void> {
  const { row, coming } = timeline;
  if (!coming) throw new Refusal('not-scheduled');
  await cancelComingRelease(tx, frontReleases, timeline);
  const detail = { number: coming.number, from: coming.from.toISOString() };
  await record(tx, actor, 'front-release.cancelled', { is: 'front', id: row.id }, detail);
  await invalidate(tx, tagsOfFront(row));
}
