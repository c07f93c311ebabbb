import { z } from 'zod';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { packageId } from '#editorial/inputSchemas.ts';
import { movable } from '#editorial/timeline/timelineAct.ts';
import {
  cancelScheduledReleases,
  moveScheduledReleases,
  type PackageTimelines,
  packageAct,
} from './packageTimeline.ts';

export const reschedulePackageOrder = z.object({ packageId, ...movable });
export type ReschedulePackageOrder = z.input<typeof reschedulePackageOrder>;

/**
 * Moves everything under embargo in a package to another time.
 * @throws {Refusal} `not-found`, `not-scheduled`, `changed-meanwhile`, `embargo-past`
 */
export async function reschedulePackage(actor: AnyActor, order: ReschedulePackageOrder): Promise<void> {
  allow(actor, 'package.release');
  const parsed = reschedulePackageOrder.parse(order);
  await packageAct(actor, 'package.release', parsed, async (tx, timelines) => {
    await moveScheduledReleases(tx, actor, timelines, parsed);
    const detail = { from: parsed.seen.toISOString(), at: parsed.at.toISOString(), ...named(timelines) };
    await record(tx, actor, 'package-release.moved', { is: 'package', id: parsed.packageId }, detail);
  });
}

export const cancelPackageReleaseOrder = z.object({ packageId, ...confirmable });
export type CancelPackageReleaseOrder = z.input<typeof cancelPackageReleaseOrder>;

/** Cancels everything under embargo in a package. @throws {Refusal} `not-found`, `not-scheduled` */
export async function cancelPackageRelease(actor: AnyActor, order: CancelPackageReleaseOrder): Promise<void> {
  allow(actor, 'package.release');
  const parsed = cancelPackageReleaseOrder.parse(order);
  await packageAct(actor, 'package.release', parsed, async (tx, timelines) => {
    if (timelines.articles.length + timelines.fronts.length === 0) throw new Refusal('not-scheduled');
    await cancelScheduledReleases(tx, actor, timelines);
    const subject = { is: 'package', id: parsed.packageId } as const;
    await record(tx, actor, 'package-release.cancelled', subject, named(timelines));
  });
}

const named = ({ articles, fronts }: PackageTimelines) => ({
  articles: articles.map(({ row }) => row.id),
  fronts: fronts.map(({ row }) => row.id),
});
