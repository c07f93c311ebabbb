import type { Transaction } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { release } from '#db/schema/releases.ts';
import type { ActorOrSystem } from '#editorial/access/actor.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { invalidate, record, scheduleEvent } from '#editorial/audit/auditRecord.ts';
import { cancelComingRelease, endLiveRelease, plannedEnd, type Timeline } from './articleTimeline.ts';
import { tagsTouchedBy } from './cacheTags.ts';
import { packageOf, refuseIfInPackage } from './packageMembership.ts';
import { refuseExpiredRights } from './pictureRightsCheck.ts';
import { planWithdrawal } from './placingReleases.ts';
import { copyRelease } from './releaseCopy.ts';

/**
 * Moves one article's coming release to `at`: the same content under the same number. The caller has locked it and
 * answers for all that moves with it.
 * @throws {Refusal} `not-scheduled`, `rights-expired`, `end-before-begin`, `beginning-now`
 */
export async function moveRelease(
  tx: Transaction,
  actor: ActorOrSystem,
  line: Timeline,
  at: Date,
): Promise<void> {
  const { row, before, coming, now } = line;
  if (!coming) throw new Refusal('not-scheduled');
  await refuseExpiredRights(tx, coming.id, at);
  const [was] = await tx
    .select({ kind: release.kind, readerNote: release.readerNote, restores: release.restores })
    .from(release)
    .where(eq(release.id, coming.id));
  if (!was) throw new Error('a release that was just found is gone');
  const end = await plannedEnd(tx, coming, now);
  if (end && end.at <= at) throw new Refusal('end-before-begin');
  const together = await packageOf(tx, coming);
  const touched = await tagsTouchedBy(tx, row.id);
  await endLiveRelease(tx, line, at);
  // Its own time as a first release is its begin, unless a wire gave an earlier one.
  const ownTime = coming.firstReleasedAt.getTime() === coming.from.getTime() || coming.firstReleasedAt > at;
  const firstReleasedAt = before?.firstReleasedAt ?? (ownTime ? at : coming.firstReleasedAt);
  const modified = coming.modifiedAt.getTime() === coming.from.getTime() ? at : coming.modifiedAt;
  const releaseId = await copyRelease(tx, actor, {
    ...was,
    source: coming.id,
    number: coming.number,
    firstReleasedAt,
    modifiedAt: was.kind === 'first' ? firstReleasedAt : modified,
    previousHash: before?.contentHash ?? null,
    from: at,
    until: end?.at ?? null,
  });
  if (end)
    await planWithdrawal(tx, actor, { articleId: row.id, releaseId, until: end.at, because: end.because });
  if (together) await refuseIfInPackage(tx, together.id, releaseId);
  await changed(tx, row.id);
  const detail = { number: coming.number, from: coming.from.toISOString(), at: at.toISOString() };
  await record(tx, actor, 'article.release', { is: 'article', id: row.id }, detail);
  await scheduleEvent(tx, { event: `release:${releaseId}`, at });
  await invalidate(tx, touched);
}

/** Calls off one article's coming release, if there is one. @throws {Refusal} `beginning-now` */
export async function cancelScheduledRelease(
  tx: Transaction,
  actor: ActorOrSystem,
  line: Timeline,
): Promise<void> {
  const { row, coming } = line;
  const touched = await tagsTouchedBy(tx, row.id);
  await cancelComingRelease(tx, line);
  await changed(tx, row.id);
  const detail = { calledOff: coming?.from.toISOString() ?? 'waiting', number: coming?.number ?? null };
  await record(tx, actor, 'article.release', { is: 'article', id: row.id }, detail);
  await invalidate(tx, touched);
}

const changed = (tx: Transaction, id: ArticleId) =>
  tx.update(article).set({ changedAt: sql`now()` }).where(eq(article.id, id));
