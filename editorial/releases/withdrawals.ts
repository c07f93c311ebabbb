import type { Transaction } from '#db/pools.ts';
import { and, desc, eq, gt, isNull, sql } from '#db/query.ts';
import type { ArticleId, ReleaseId } from '#db/schema/ids.ts';
import { withdrawal } from '#db/schema/releases.ts';
import type { ActorOrSystem } from '#editorial/access/actor.ts';
import { invalidate, scheduleEvent } from '#editorial/audit/auditRecord.ts';
import { past } from './cacheTags.ts';

export type PlannedEnd = { at: Date; because: string };

/** The planned withdrawal of a release, unless it was cancelled. */
export async function plannedEnd(
  tx: Transaction,
  { id }: { id: ReleaseId },
  now: Date,
): Promise<PlannedEnd | null> {
  const [planned] = await tx
    .select({ at: withdrawal.at, because: withdrawal.because })
    .from(withdrawal)
    .where(and(eq(withdrawal.releaseId, id), isNull(withdrawal.calledOffAt), gt(withdrawal.at, now)))
    .orderBy(desc(withdrawal.id))
    .limit(1);
  return planned ?? null;
}

type Withdrawal = { articleId: ArticleId; releaseId: ReleaseId } & PlannedEnd;

/** Inserts the reason for the end of a release. The caller sets the end of its range. @returns the id of the row */
export async function enterWithdrawal(
  tx: Transaction,
  actor: ActorOrSystem,
  entered: Withdrawal,
): Promise<number> {
  const [inserted] = await tx
    .insert(withdrawal)
    .values({ ...entered, by: actor.id })
    .returning({ id: withdrawal.id });
  if (!inserted) throw new Error('insert returned no row');
  return inserted.id;
}

/** Inserts a withdrawal and schedules the event that announces it. */
export async function announceWithdrawal(
  tx: Transaction,
  actor: ActorOrSystem,
  announced: Withdrawal,
): Promise<void> {
  const id = await enterWithdrawal(tx, actor, announced);
  await scheduleEvent(tx, { event: `withdrawal:${id}`, at: announced.at });
}

/** Plans the withdrawal of a release at a future instant. */
export async function planWithdrawal(
  tx: Transaction,
  actor: ActorOrSystem,
  planned: Withdrawal,
): Promise<void> {
  await announceWithdrawal(tx, actor, planned);
  await invalidate(tx, [past]);
}

/** Cancels the future planned ends of an article or a release. @returns their number */
export async function cancelPlannedEnds(
  tx: Transaction,
  of: { articleId: ArticleId } | { releaseId: ReleaseId },
): Promise<number> {
  const condition =
    'articleId' in of ? eq(withdrawal.articleId, of.articleId) : eq(withdrawal.releaseId, of.releaseId);
  const rows = await tx
    .update(withdrawal)
    .set({ calledOffAt: sql`clock_timestamp()` })
    .where(and(condition, isNull(withdrawal.calledOffAt), gt(withdrawal.at, sql`clock_timestamp()`)))
    .returning({ id: withdrawal.id });
  return rows.length;
}
