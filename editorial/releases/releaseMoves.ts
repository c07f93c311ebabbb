import type { Transaction } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { release } from '#db/schema/releases.ts';
import type { ActorOrSystem } from '#editorial/access/actor.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { invalidate, record, scheduleEvent } from '#editorial/audit/auditRecord.ts';
import { packageOf } from '#editorial/timeline/packageMembership.ts';
import { cancelComingRelease } from '#editorial/timeline/timeline.ts';
import { type ArticleTimeline, articleReleases, markChanged } from './articleTimeline.ts';
import { tagsTouchedBy } from './cacheTags.ts';
import { addReleaseToPackage } from './packagedReleases.ts';
import { placeCopy, refuseExpiredRights } from './releaseCopy.ts';
import { plannedEnd } from './withdrawals.ts';

/**
 * Moves an article's scheduled release to `at`, with the same content and number. The caller has locked the article and
 * moves everything that must move with it.
 * @throws {Refusal} `not-scheduled`, `rights-expired`, `end-before-begin`, `beginning-now`
 */
export async function moveRelease(
  tx: Transaction,
  actor: ActorOrSystem,
  timeline: ArticleTimeline,
  at: Date,
): Promise<void> {
  const { row, before, coming, now } = timeline;
  if (!coming) throw new Refusal('not-scheduled');
  await refuseExpiredRights(tx, coming.id, at);
  const [source] = await tx.select().from(release).where(eq(release.id, coming.id));
  if (!source) throw new Error('a locked release no longer exists');
  const { kind, readerNote, restores } = source;
  const end = await plannedEnd(tx, coming, now);
  if (end && end.at <= at) throw new Refusal('end-before-begin');
  const joinedPackage = await packageOf(tx, articleReleases, coming);
  const touched = await tagsTouchedBy(tx, row.id);
  // Readers see the begin of a first release as its time, unless the wire's time is earlier.
  const isWireTime =
    coming.firstReleasedAt.getTime() !== coming.from.getTime() && coming.firstReleasedAt <= at;
  const firstReleasedAt = before?.firstReleasedAt ?? (isWireTime ? coming.firstReleasedAt : at);
  const modified = coming.modifiedAt.getTime() === coming.from.getTime() ? at : coming.modifiedAt;
  const releaseId = await placeCopy(tx, actor, timeline, {
    source,
    kind,
    readerNote,
    restores,
    firstReleasedAt,
    number: coming.number,
    modifiedAt: kind === 'first' ? firstReleasedAt : modified,
    previousHash: before?.contentHash ?? null,
    from: at,
    end,
  });
  await addReleaseToPackage(tx, joinedPackage, releaseId);
  await markChanged(tx, row.id);
  const detail = { number: coming.number, from: coming.from.toISOString(), at: at.toISOString() };
  await record(tx, actor, 'release.moved', { is: 'article', id: row.id }, detail);
  await scheduleEvent(tx, { event: `release:${releaseId}`, at });
  await invalidate(tx, touched);
}

/** Cancels an article's scheduled release, if there is one. @throws {Refusal} `beginning-now` */
export async function cancelScheduledRelease(
  tx: Transaction,
  actor: ActorOrSystem,
  timeline: ArticleTimeline,
): Promise<void> {
  const { row, coming } = timeline;
  const touched = await tagsTouchedBy(tx, row.id);
  await cancelComingRelease(tx, articleReleases, timeline);
  await markChanged(tx, row.id);
  const detail = { number: coming?.number ?? null, from: coming?.from.toISOString() ?? null };
  await record(tx, actor, 'release.cancelled', { is: 'article', id: row.id }, detail);
  await invalidate(tx, touched);
}
