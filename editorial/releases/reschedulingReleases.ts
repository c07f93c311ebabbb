import { z } from 'zod';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { invalidate, record } from '#editorial/audit/auditRecord.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { articleId } from '#editorial/inputSchemas.ts';
import {
  cancelScheduledReleases,
  moveScheduledReleases,
  packageAct,
} from '#editorial/packages/packageTimeline.ts';
import { moveEnd, refuseBeginningNow } from '#editorial/timeline/timeline.ts';
import { movable } from '#editorial/timeline/timelineAct.ts';
import { articleAct } from './articleAct.ts';
import { articleReleases, markChanged } from './articleTimeline.ts';
import { tagsTouchedBy } from './cacheTags.ts';
import { stopWaiting } from './waitingReleases.ts';
import { cancelPlannedEnds, plannedEnd, planWithdrawal } from './withdrawals.ts';

export const rescheduleOrder = z.object({ articleId, ...movable });
export type RescheduleOrder = z.input<typeof rescheduleOrder>;

/**
 * Moves a release under embargo to another time, with the same content and number, together with all releases of its
 * package, including fronts.
 * @throws {Refusal} `not-scheduled`, `changed-meanwhile`, `embargo-past`
 */
export async function reschedule(actor: AnyActor, order: RescheduleOrder): Promise<void> {
  allow(actor, 'article.release');
  const parsed = rescheduleOrder.parse(order);
  await packageAct(actor, 'article.release', parsed, (tx, timelines) =>
    moveScheduledReleases(tx, actor, timelines, parsed),
  );
}

export const cancelReleaseOrder = z.object({ articleId, ...confirmable });
export type CancelReleaseOrder = z.input<typeof cancelReleaseOrder>;

/** Cancels a release that is under embargo or waits for another article, together with all releases of its package. */
export async function cancelRelease(actor: AnyActor, order: CancelReleaseOrder): Promise<void> {
  allow(actor, 'article.release');
  const parsed = cancelReleaseOrder.parse(order);
  await packageAct(actor, 'article.release', parsed, async (tx, timelines) => {
    const waited = await stopWaiting(tx, parsed.articleId);
    if (!waited && !timelines.articles.some(({ coming }) => coming)) throw new Refusal('not-scheduled');
    await cancelScheduledReleases(tx, actor, timelines);
  });
}

export const rescheduleWithdrawalOrder = z.object({ articleId, ...movable });

/**
 * Moves the planned end of a story to another time; its reason stays.
 * @throws {Refusal} `not-scheduled`, `changed-meanwhile`, `embargo-past`, `end-before-begin`, `already-scheduled`
 */
export async function rescheduleWithdrawal(
  actor: AnyActor,
  order: z.input<typeof rescheduleWithdrawalOrder>,
): Promise<void> {
  allow(actor, 'article.withdraw');
  const parsed = rescheduleWithdrawalOrder.parse(order);
  const { articleId: id, seen, at } = parsed;
  await articleAct(actor, 'article.withdraw', parsed, async (tx, timeline) => {
    const { live, coming, now } = timeline;
    const ends = [];
    for (const entry of [live, coming]) {
      const end = entry && (await plannedEnd(tx, entry, now));
      // A planned end is void if another release replaces this one earlier.
      if (end && end.at.getTime() === entry.until?.getTime()) ends.push({ ...end, entry });
    }
    if (ends.length === 0) throw new Refusal('not-scheduled');
    const planned = ends.find((end) => end.at.getTime() === seen.getTime());
    if (!planned) throw new Refusal('changed-meanwhile');
    const { entry, because } = planned;
    if (at <= now) throw new Refusal('embargo-past');
    if (at <= entry.from) throw new Refusal('end-before-begin');
    if (entry === live && coming && at >= coming.from) throw new Refusal('already-scheduled');
    refuseBeginningNow(timeline);
    await cancelPlannedEnds(tx, { releaseId: entry.id });
    await moveEnd(tx, articleReleases, entry, at);
    await planWithdrawal(tx, actor, { articleId: id, releaseId: entry.id, at, because });
    const detail = { number: entry.number, from: seen.toISOString(), at: at.toISOString() };
    await record(tx, actor, 'withdrawal.moved', { is: 'article', id }, detail);
    await invalidate(tx, await tagsTouchedBy(tx, id));
  });
}

export const keepLiveOrder = z.object({ articleId, ...confirmable });
export type KeepLiveOrder = z.input<typeof keepLiveOrder>;

/** Cancels the planned end of a story. @throws {Refusal} `not-scheduled` */
export async function keepLive(actor: AnyActor, order: KeepLiveOrder): Promise<void> {
  allow(actor, 'article.withdraw');
  const parsed = keepLiveOrder.parse(order);
  const { articleId: id } = parsed;
  await articleAct(actor, 'article.withdraw', parsed, async (tx, timeline) => {
    refuseBeginningNow(timeline);
    const { live, coming } = timeline;
    const cancelled = await cancelPlannedEnds(tx, { articleId: id });
    const last = coming ?? live;
    if (cancelled === 0 || !last) throw new Refusal('not-scheduled');
    await moveEnd(tx, articleReleases, last, null);
    if (coming && live) await moveEnd(tx, articleReleases, live, coming.from);
    await markChanged(tx, id);
    await record(tx, actor, 'withdrawal.cancelled', { is: 'article', id }, { number: last.number });
    await invalidate(tx, await tagsTouchedBy(tx, id));
  });
}
