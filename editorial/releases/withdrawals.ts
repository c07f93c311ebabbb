import type { Transaction } from '#db/pools.ts';
import { and, desc, eq, gt, isNull, sql } from '#db/query.ts';
import type { ArticleId, ReleaseId } from '#db/schema/ids.ts';
import { withdrawal } from '#db/schema/releases.ts';
import type { ActorOrSystem } from '#editorial/access/actor.ts';
import { invalidate, scheduleEvent } from '#editorial/audit/auditRecord.ts';
import { past } from './cacheTags.ts';

export type PlannedEnd = { at: Date; because: string };

/** When and why a release is to be withdrawn, if that was planned and not cancelled. */
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

/** Enters why a release ends at `at`. The caller sets the end of its range. @returns the id of the row */
export async function enterWithdrawal(
  tx: Transaction,
  actor: ActorOrSystem,
  entered: Withdrawal,
): Promise<number> {
  const [made] = await tx
    .insert(withdrawal)
    .values({ ...entered, by: actor.id })
    .returning({ id: withdrawal.id });
  if (!made) throw new Error('insert gave no row');
  return made.id;
}

/** The same with the event for those outside who follow withdrawals. */
export async function announceWithdrawal(
  tx: Transaction,
  actor: ActorOrSystem,
  announced: Withdrawal,
): Promise<void> {
  const id = await enterWithdrawal(tx, actor, announced);
  await scheduleEvent(tx, { event: `withdrawal:${id}`, at: announced.at });
}

/** Plans that a release is withdrawn at a time to come. */
export async function planWithdrawal(
  tx: Transaction,
  actor: ActorOrSystem,
  planned: Withdrawal,
): Promise<void> {
  await announceWithdrawal(tx, actor, planned);
  await invalidate(tx, [past]);
}

/** Cancels planned ends that have not come, of an article or of a release. @returns how many there were */
export async function cancelPlannedEnds(
  tx: Transaction,
  of: { articleId: ArticleId } | { releaseId: ReleaseId },
): Promise<number> {
  const whose =
    'articleId' in of ? eq(withdrawal.articleId, of.articleId) : eq(withdrawal.releaseId, of.releaseId);
  const rows = await tx
    .update(withdrawal)
    .set({ calledOffAt: sql`clock_timestamp()` })
    .where(and(whose, isNull(withdrawal.calledOffAt), gt(withdrawal.at, sql`clock_timestamp()`)))
    .returning({ id: withdrawal.id });
  return rows.length;
}
