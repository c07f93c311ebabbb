import type { Transaction } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import type { ArticleId, ReleaseId } from '#db/schema/ids.ts';
import { type WaitingOrder, waitingRelease } from '#db/schema/releases.ts';
import type { ActorOrSystem } from '#editorial/access/actor.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { endFlow } from '#editorial/flow/flowRecord.ts';
import { refusePackageFor } from '#editorial/packages/packageRefusal.ts';
import { findFollowers } from './articleAct.ts';
import { type ArticleTimeline, findTimeline } from './articleTimeline.ts';
import { resolveContinuedNotes } from './continuedNotes.ts';
import { joinPackageOf } from './packagedReleases.ts';
import { placeOrder } from './placingReleases.ts';
import { type ReleaseContent, restoreReleaseContent } from './releaseContent.ts';
import { checkReleaseKind, type ReleaseInstructions, type ReleasePlacing } from './releaseOrderChecks.ts';

type Waiting = Omit<ReleasePlacing, 'from'> & { leader: ArticleTimeline };

/**
 * Stores the content of a checked article, to be released together with another article that has no time yet.
 * @throws {Refusal} `already-live` if the other article is live, `waits-for-itself` in a circle, `taken-back-unclear`
 */
export async function waitForArticle(
  tx: Transaction,
  actor: ActorOrSystem,
  { timeline, leader, content, instructions }: Waiting,
): Promise<null> {
  if (leader.live) throw new Refusal('already-live');
  const leaderId = leader.row.id;
  const { row, before, coming, now } = timeline;
  if ((await findFollowers(tx, [row.id])).includes(leaderId)) throw new Refusal('waits-for-itself');
  if (coming) throw new Refusal('already-scheduled');
  checkReleaseKind(instructions, before !== undefined);
  await resolveContinuedNotes(tx, content, before?.number ?? 0, instructions.bringsBack);
  if (instructions.until && !instructions.because) throw new Refusal('reason-missing');
  const { kind = 'first', readerNote, dated, because, bringsBack } = instructions;
  const until = instructions.until?.toISOString() ?? null;
  const optional = bringsBack === undefined ? {} : { bringsBack };
  const order: WaitingOrder = { kind, readerNote, dated, until, because, ...optional };
  const waiting = { afterArticleId: leaderId, frozen: content, order, orderedBy: actor.id, orderedAt: now };
  await tx
    .insert(waitingRelease)
    .values({ articleId: row.id, ...waiting })
    .onConflictDoUpdate({ target: waitingRelease.articleId, set: waiting });
  await endFlow(tx, [row.id]);
  await record(tx, actor, 'release.waiting', { is: 'article', id: row.id }, { after: leaderId });
  return null;
}

type Lead = { leader: ArticleId; releaseId: ReleaseId; from: Date };

/**
 * Places the articles that waited for a release that has just been placed, at the same instant and in the same package.
 * @throws {Refusal} `package-unfit` names the article that cannot be released
 */
export async function placeFollowers(
  tx: Transaction,
  actor: ActorOrSystem,
  { leader, releaseId, from }: Lead,
): Promise<void> {
  const waiting = await tx.select().from(waitingRelease).where(eq(waitingRelease.afterArticleId, leader));
  for (const { articleId, order, ...row } of waiting) {
    const timeline = await findTimeline(tx, articleId);
    if (endedSince(timeline, row.orderedAt)) {
      await stopWaiting(tx, articleId);
      const detail = { number: null, from: null };
      await record(tx, actor, 'release.cancelled', { is: 'article', id: articleId }, detail);
      continue;
    }
    const content = restoreReleaseContent(row.frozen as ReleaseContent, timeline.row);
    const { kind, readerNote, dated, because, bringsBack } = order;
    const instructions: ReleaseInstructions = { readerNote, dated, because, bringsBack };
    if (order.until !== null) instructions.until = new Date(order.until);
    // An article that had no release at the time of the order may have one now: its kind is then no longer `first`.
    if (timeline.before) instructions.kind = kind === 'first' || kind === 'take-back' ? 'update' : kind;
    const placed = await refusePackageFor(content.headline, () =>
      placeOrder(tx, { id: row.orderedBy }, { timeline, content, instructions, from }),
    );
    await joinPackageOf(tx, actor, releaseId, placed.releaseId);
    await placeFollowers(tx, actor, { leader: articleId, releaseId: placed.releaseId, from });
  }
}

/** Whether the article was withdrawn after the order. It then needs a new order before it becomes live again. */
const endedSince = ({ live, before }: ArticleTimeline, orderedAt: Date): boolean =>
  !live && before?.until != null && before.until > orderedAt;

/** Cancels an article's waiting release. @returns whether there was one */
export async function stopWaiting(tx: Transaction, id: ArticleId): Promise<boolean> {
  const deleted = await tx.delete(waitingRelease).where(eq(waitingRelease.articleId, id)).returning();
  return deleted.length > 0;
}
