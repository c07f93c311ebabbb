import type { Transaction } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import type { ArticleId, ReleaseId } from '#db/schema/ids.ts';
import { type WaitingOrder, waitingRelease } from '#db/schema/releases.ts';
import type { ActorOrSystem } from '#editorial/access/actor.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { refusePackageFor } from '#editorial/packages/packageRefusal.ts';
import { type ArticleTimeline, findTimeline, lockArticles } from './articleTimeline.ts';
import { resolveContinuedNotes } from './continuedNotes.ts';
import { joinPackageOf } from './packagedReleases.ts';
import { placeOrder } from './placingReleases.ts';
import { type ReleaseContent, restoreReleaseContent } from './releaseContent.ts';
import { checkReleaseKind, type ReleaseInstructions, type ReleasePlacing } from './releaseOrderChecks.ts';

/** The articles that wait for one of these, and those that wait for them; none of these is among them. */
export async function findFollowers(tx: Transaction, leaders: ArticleId[]): Promise<ArticleId[]> {
  const ids = sql`${sql.param(leaders)}::bigint[]`;
  const { rows } = await tx.execute<{ id: string }>(sql`
    with recursive following(id) as (
      select article_id from waiting_release where after_article_id = any(${ids})
      union select w.article_id from waiting_release w join following f on w.after_article_id = f.id
    ) select id from following where id <> all(${ids})`);
  return rows.map(({ id }) => Number(id) as ArticleId);
}

/**
 * Locks an article with those that follow it, and others, in the order of their ids: a decision about an article is one
 * about its followers too.
 */
export async function lockWithFollowers(
  tx: Transaction,
  ids: ArticleId[],
  others: ArticleId[] = [],
): Promise<void> {
  const all = new Set([...ids, ...others]);
  for (let locked = 0; locked < all.size; ) {
    for (const follower of await findFollowers(tx, ids)) all.add(follower);
    locked = all.size;
    await lockArticles(tx, [...all]);
    // Whoever came to follow while this waited for the locks is locked next; who comes from now on waits for them.
    for (const follower of await findFollowers(tx, ids)) all.add(follower);
  }
}

type Waiting = Omit<ReleasePlacing, 'from'> & { leader: ArticleTimeline };

/**
 * Keeps a checked article as it is now, to be released with another one that has no time yet.
 * @throws {Refusal} `already-live` when there is nothing to wait for, `waits-for-itself` in a circle, `taken-back-unclear`
 */
export async function waitForArticle(
  tx: Transaction,
  actor: ActorOrSystem,
  { timeline, leader, content, asked }: Waiting,
): Promise<null> {
  if (leader.live) throw new Refusal('already-live');
  const ahead = leader.row.id;
  const { row, before, coming, now } = timeline;
  if (ahead === row.id || (await findFollowers(tx, [row.id])).includes(ahead))
    throw new Refusal('waits-for-itself');
  if (coming) throw new Refusal('already-scheduled');
  checkReleaseKind(asked, before !== undefined);
  await resolveContinuedNotes(tx, content, before?.number ?? 0, asked.bringsBack);
  if (asked.until && !asked.because) throw new Refusal('reason-missing');
  const order: WaitingOrder = {
    kind: asked.kind ?? 'first',
    readerNote: asked.readerNote,
    dated: asked.dated,
    until: asked.until?.toISOString() ?? null,
    because: asked.because,
    ...(asked.bringsBack !== undefined && { bringsBack: asked.bringsBack }),
  };
  const waiting = { afterArticleId: ahead, frozen: content, order, orderedBy: actor.id, orderedAt: now };
  await tx
    .insert(waitingRelease)
    .values({ articleId: row.id, ...waiting })
    .onConflictDoUpdate({ target: waitingRelease.articleId, set: waiting });
  await tx.update(article).set({ filedAt: null, changedAt: sql`now()` }).where(eq(article.id, row.id));
  await record(tx, actor, 'release.waiting', { is: 'article', id: row.id }, { after: ahead });
  return null;
}

type Lead = { leader: ArticleId; releaseId: ReleaseId; from: Date };

/**
 * Places, at the same instant, what waited for a release that has just been placed; they stay together from then on.
 * @throws {Refusal} `package-unfit` names the one that cannot be released
 */
export async function placeFollowers(
  tx: Transaction,
  actor: ActorOrSystem,
  { leader, releaseId, from }: Lead,
): Promise<void> {
  const waiting = await tx.select().from(waitingRelease).where(eq(waitingRelease.afterArticleId, leader));
  for (const { articleId, order, ...kept } of waiting) {
    const timeline = await findTimeline(tx, articleId);
    if (endedSince(timeline, kept.orderedAt)) {
      await stopWaiting(tx, articleId);
      const detail = { number: null, from: null };
      await record(tx, actor, 'release.cancelled', { is: 'article', id: articleId }, detail);
      continue;
    }
    const content = restoreReleaseContent(kept.frozen as ReleaseContent, timeline.row);
    const { kind, readerNote, dated, because, bringsBack } = order;
    const asked: ReleaseInstructions = { readerNote, dated, because, bringsBack };
    if (order.until !== null) asked.until = new Date(order.until);
    // What waited as a first release may have been released meanwhile, and the other way about.
    if (timeline.before) asked.kind = kind === 'first' || kind === 'take-back' ? 'update' : kind;
    const placed = await refusePackageFor(content.headline, () =>
      placeOrder(tx, { id: kept.orderedBy }, { timeline, content, asked, from }),
    );
    await joinPackageOf(tx, actor, releaseId, placed.releaseId);
    await placeFollowers(tx, actor, { leader: articleId, releaseId: placed.releaseId, from });
  }
}

/** A story that was withdrawn after its order does not come back by itself. */
const endedSince = ({ live, before }: ArticleTimeline, orderedAt: Date): boolean =>
  !live && before?.until != null && before.until > orderedAt;

/** Cancels what an article waits for another with. @returns whether it waited */
export async function stopWaiting(tx: Transaction, id: ArticleId): Promise<boolean> {
  const gone = await tx.delete(waitingRelease).where(eq(waitingRelease.articleId, id)).returning();
  return gone.length > 0;
}
