import { and, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { inTransaction, type Transaction } from '#db/pools';
import { article } from '#db/schema/articles';
import type { ArticleId, PackageId, ReleaseId } from '#db/schema/ids';
import { packageRelease } from '#db/schema/packages';
import { release, waitingRelease, withdrawal } from '#db/schema/releases';
import type { AnyActor } from '#editorial/actor';
import { articleId, instant } from '#editorial/orders';
import { confirm } from '#editorial/people/confirming';
import { allow } from '#editorial/policy';
import { announce, foretell, record } from '#editorial/record';
import { Refusal } from '#editorial/refusal';
import { copyRelease } from './copying.ts';
import { refuseExpiredRights } from './judgingRights.ts';
import { packageOf, stayTogether } from './keepingTogether.ts';
import { planWithdrawal } from './ordering.ts';
import {
  callOffComing,
  findTimeline,
  lockArticles,
  makeRoom,
  plannedEnd,
  type Timeline,
} from './timeline.ts';
import { tagsTouchedBy } from './touching.ts';

export const rescheduleOrder = z.object({
  articleId,
  /** the begin that the person saw; one that was moved meanwhile is refused */
  seen: instant,
  at: instant,
});

/**
 * Moves what is under embargo to another time: the same content is placed anew, under the same number, and with it
 * whatever is released together with it.
 * @throws {Refusal} `not-scheduled`, `changed-meanwhile`, `embargo-past`
 */
export async function reschedule(actor: AnyActor, order: z.input<typeof rescheduleOrder>): Promise<void> {
  allow(actor, 'article.release');
  const asked = rescheduleOrder.parse(order);
  await inTransaction(async (tx) => {
    await confirm(tx, actor, 'article.release');
    for (const line of await findTogether(tx, asked.articleId)) {
      if (!line.coming) throw new Refusal('not-scheduled');
      if (line.coming.from.getTime() !== asked.seen.getTime()) throw new Refusal('changed-meanwhile');
      await move(tx, actor, line, asked.at);
    }
  });
}

/** Moves one article's coming release; the caller has locked it and all that moves with it. */
async function move(tx: Transaction, actor: AnyActor, line: Timeline, at: Date): Promise<void> {
  const { row, before, coming, now } = line;
  if (!coming) throw new Refusal('not-scheduled');
  if (at <= now) throw new Refusal('embargo-past');
  await refuseExpiredRights(tx, coming.id, at);
  const [was] = await tx
    .select({ kind: release.kind, readerNote: release.readerNote, restores: release.restores })
    .from(release)
    .where(eq(release.id, coming.id));
  if (!was) throw new Error('a release that was just found is gone');
  const end = await plannedEnd(tx, coming, now);
  if (end && end <= at) throw new Refusal('end-before-begin');
  const together = await packageOf(tx, coming);
  const touched = await tagsTouchedBy(tx, row.id);
  await makeRoom(tx, line, at);
  // Its own time as a first release is its begin, unless a wire gave one.
  const ownTime = coming.firstReleasedAt.getTime() === coming.from.getTime();
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
    until: end,
  });
  if (end) {
    const because = await reasonOf(tx, coming.id);
    await planWithdrawal(tx, actor, { articleId: row.id, releaseId, until: end, because });
  }
  if (together) await stayTogether(tx, together.id, releaseId);
  await changed(tx, row.id);
  const detail = { number: coming.number, from: coming.from.toISOString(), at: at.toISOString() };
  await record(tx, actor, 'article.release', { is: 'article', id: row.id }, detail);
  await foretell(tx, { event: `release:${releaseId}`, at });
  await announce(tx, touched);
}

/** Calls off what is under embargo or waits for another article, and all that was to be released together with it. */
export async function callOff(actor: AnyActor, order: { articleId: number }): Promise<void> {
  allow(actor, 'article.release');
  const id = articleId.parse(order.articleId);
  await inTransaction(async (tx) => {
    await confirm(tx, actor, 'article.release');
    const lines = await findTogether(tx, id);
    const waiting = await tx.delete(waitingRelease).where(eq(waitingRelease.articleId, id)).returning();
    if (waiting.length === 0 && !lines.some(({ coming }) => coming)) throw new Refusal('not-scheduled');
    for (const line of lines) {
      const { row, coming } = line;
      const touched = await tagsTouchedBy(tx, row.id);
      await callOffComing(tx, line);
      await changed(tx, row.id);
      const detail = { calledOff: coming?.from.toISOString() ?? 'waiting', number: coming?.number ?? null };
      await record(tx, actor, 'article.release', { is: 'article', id: row.id }, detail);
      await announce(tx, touched);
    }
  });
}

/** An article and those whose coming releases move with its own: locked, in the order of their ids. */
async function findTogether(tx: Transaction, id: ArticleId): Promise<Timeline[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select distinct o.article_id as id from release r
      join package_release p on p.release_id = r.id join package_release q on q.package_id = p.package_id
      join release o on o.id = q.release_id and lower(o.live) > clock_timestamp()
    where r.article_id = ${id} and lower(r.live) > clock_timestamp()`);
  const ids = [...new Set([id, ...rows.map((row) => Number(row.id) as ArticleId)])];
  await lockArticles(tx, ids);
  const lines: Timeline[] = [];
  for (const one of ids.sort((a, b) => a - b)) {
    const line = await findTimeline(tx, one);
    if (one === id || line.coming) lines.push(line);
  }
  return lines;
}

async function reasonOf(tx: Transaction, releaseId: ReleaseId): Promise<string> {
  const [row] = await tx
    .select({ because: withdrawal.because })
    .from(withdrawal)
    .where(and(eq(withdrawal.releaseId, releaseId), sql`${withdrawal.calledOffAt} is null`))
    .orderBy(sql`${withdrawal.id} desc`)
    .limit(1);
  return row?.because ?? '';
}

const changed = (tx: Transaction, id: ArticleId) =>
  tx.update(article).set({ changedAt: sql`now()` }).where(eq(article.id, id));

/** The articles whose releases were placed in these packages. */
export async function articlesOf(tx: Transaction, packageId: PackageId): Promise<ArticleId[]> {
  const rows = await tx
    .selectDistinct({ id: release.articleId })
    .from(packageRelease)
    .innerJoin(release, eq(release.id, packageRelease.releaseId))
    .where(inArray(packageRelease.packageId, [packageId]));
  return rows.map(({ id }) => id);
}
