import { z } from 'zod';
import { inTransaction, type Transaction } from '#db/pools.ts';
import { and, eq, gt, isNull, type SQL, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { withdrawal } from '#db/schema/releases.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { invalidate, record, scheduleEvent } from '#editorial/audit/auditRecord.ts';
import { checkConfirmation } from '#editorial/confirmation/checkConfirmation.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { articleId, instantShape, line as textLine } from '#editorial/inputSchemas.ts';
import { reauthorize } from '#editorial/people/reauthorization.ts';
import {
  cancelComingRelease,
  findTimeline,
  moveEnd,
  refuseBeginningNow,
  type TimelineEntry,
} from './articleTimeline.ts';
import { past, tagsTouchedBy } from './cacheTags.ts';
import { packageOf } from './packageMembership.ts';
import { planWithdrawal } from './placingReleases.ts';
import { lockWithFollowers, stopWaiting } from './waitingReleases.ts';

export const withdrawOrder = z.object({
  articleId,
  because: textLine(2_000),
  /** an instant to come; without it, now */
  at: instantShape.optional(),
  ...confirmable,
});
export type WithdrawOrder = z.input<typeof withdrawOrder>;

/**
 * Takes an article from the readers, with a reason that its address then gives. An embargoed release that has not
 * begun, or that waits for another article's, is called off, and the public is told nothing of it. With `at`, readers have it until then.
 * @throws {Refusal} `reason-missing`, `not-live`, `embargo-past`
 */
export async function withdraw(actor: AnyActor, order: WithdrawOrder): Promise<void> {
  allow(actor, 'article.withdraw');
  const { articleId, because, at, confirmation } = withdrawOrder.parse(order);
  if (!because) throw new Refusal('reason-missing');
  await inTransaction(async (tx) => {
    await reauthorize(tx, actor, 'article.withdraw');
    await lockWithFollowers(tx, [articleId]);
    const line = await findTimeline(tx, articleId);
    const subject = { is: 'article', id: articleId } as const;
    await checkConfirmation(tx, actor, { act: 'article.withdraw', subject, confirmation });
    const { row, now, live, coming } = line;
    if (!live && !coming) throw new Refusal('not-live');
    if (at && at <= now) throw new Refusal('embargo-past');
    const together = await packageOf(tx, coming);
    if (together && !(at && coming && at > coming.from))
      throw new Refusal('in-package', { name: together.name });
    const touched = await tagsTouchedBy(tx, row.id);
    const last = at && coming && coming.from < at ? coming : live;
    if (at && last === coming) refuseBeginningNow(line);
    else await cancelComingRelease(tx, line);
    const waited = await stopWaiting(tx, row.id);
    if (last) await end(tx, actor, { last, articleId: row.id, now, at, because });
    await changed(tx, row.id);
    const detail = {
      number: last?.number ?? null,
      because,
      ...(at && { at: at.toISOString() }),
      ...(waited && { waited }),
    };
    await record(tx, actor, 'article.withdraw', { is: 'article', id: row.id }, detail);
    await invalidate(tx, [...touched, past]);
  });
}

type End = { last: TimelineEntry; articleId: ArticleId; now: Date; at: Date | undefined; because: string };

async function end(tx: Transaction, actor: AnyActor, { last, articleId, now, at, because }: End) {
  await cancelPlans(tx, eq(withdrawal.releaseId, last.id));
  // What was read before may have been moved in this transaction: ask for the range as it is.
  await moveEnd(tx, { ...last, until: null }, at ?? now);
  if (at) {
    await planWithdrawal(tx, actor, { articleId, releaseId: last.id, until: at, because });
    return;
  }
  const [made] = await tx
    .insert(withdrawal)
    .values({ releaseId: last.id, articleId, at: now, by: actor.id, because })
    .returning({ id: withdrawal.id });
  await scheduleEvent(tx, { event: `withdrawal:${made?.id}`, at: now });
}

export const keepLiveOrder = z.object({ articleId, ...confirmable });
export type KeepLiveOrder = z.input<typeof keepLiveOrder>;

/** Lets a story stay that was to be withdrawn at a time. @throws {Refusal} `not-scheduled` */
export async function keepLive(actor: AnyActor, order: KeepLiveOrder): Promise<void> {
  allow(actor, 'article.withdraw');
  const { articleId: id, confirmation } = keepLiveOrder.parse(order);
  await inTransaction(async (tx) => {
    await reauthorize(tx, actor, 'article.withdraw');
    await lockWithFollowers(tx, [id]);
    const line = await findTimeline(tx, id);
    const subject = { is: 'article', id } as const;
    await checkConfirmation(tx, actor, { act: 'article.withdraw', subject, confirmation });
    refuseBeginningNow(line);
    const called = await cancelPlans(tx, eq(withdrawal.articleId, id));
    const last = line.coming ?? line.live;
    if (called === 0 || !last) throw new Refusal('not-scheduled');
    await moveEnd(tx, last, null);
    if (line.coming && line.live) await moveEnd(tx, line.live, line.coming.from);
    await changed(tx, id);
    await record(tx, actor, 'article.withdraw', { is: 'article', id }, { calledOff: last.number });
    await invalidate(tx, await tagsTouchedBy(tx, id));
  });
}

/** Forgets every end that was planned for an article and has not come. @returns how many there were */
export async function cancelPlans(tx: Transaction, whose: SQL): Promise<number> {
  const rows = await tx
    .update(withdrawal)
    .set({ calledOffAt: sql`clock_timestamp()` })
    .where(and(whose, isNull(withdrawal.calledOffAt), gt(withdrawal.at, sql`clock_timestamp()`)))
    .returning({ id: withdrawal.id });
  return rows.length;
}

const changed = (tx: Transaction, id: ArticleId) =>
  tx.update(article).set({ changedAt: sql`now()` }).where(eq(article.id, id));
