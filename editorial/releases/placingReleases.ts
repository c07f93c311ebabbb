import type { Transaction } from '#db/pools.ts';
import { inArray, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { waitingRelease } from '#db/schema/releases.ts';
import type { ActorOrSystem } from '#editorial/access/actor.ts';
import { isRefusal } from '#editorial/access/refusal.ts';
import { type AuditEventOf, invalidate, recordEach, scheduleEvents } from '#editorial/audit/auditRecord.ts';
import { endCopyHolds } from '#editorial/import/copyHolds.ts';
import { relateStories } from '#editorial/related/storyRelations.ts';
import { endLiveRelease } from '#editorial/timeline/timeline.ts';
import { articleReleases } from './articleTimeline.ts';
import { tagsOf, tagsTouchedByEach } from './cacheTags.ts';
import { type CheckedRelease, checkReleaseOrders, type ReleasePlacing } from './releaseOrderChecks.ts';
import { type Placed, type Placement, placeReleases, type Released } from './releaseRows.ts';
import { indexReleases } from './releaseSearchRows.ts';
import { planWithdrawal } from './withdrawals.ts';

export type { Released };

/**
 * Checks one article's release and places it in time, with its lists, its record and its notices. The caller has locked
 * the article and read its content.
 * @throws {Refusal}
 */
export async function placeOrder(
  tx: Transaction,
  actor: ActorOrSystem,
  placing: ReleasePlacing,
): Promise<Released> {
  const [checked] = await checkReleaseOrders(tx, actor, [placing]);
  if (!checked) throw new Error('an order was not checked');
  if (isRefusal(checked)) throw checked;
  const [placed] = await placeOrders(tx, actor, [checked]);
  if (!placed) throw new Error('an order was not placed');
  return placed;
}

type Options = {
  /** Waited for when the releases and their search words are entered, before lists of related stories are made. */
  beforeLists?: (() => Promise<void>) | undefined;
  /** The drafts were made in this transaction. */
  areDraftsNew?: boolean;
};

/**
 * Places several articles that were checked, in this order: of two the later finds the earlier among related stories.
 * @throws {Refusal} `beginning-now`, `taken-back-unclear`: none is placed
 */
export async function placeOrders(
  tx: Transaction,
  actor: ActorOrSystem,
  orders: CheckedRelease[],
  { beforeLists, areDraftsNew = false }: Options = {},
): Promise<Released[]> {
  if (orders.length === 0) return [];
  const ids = orders.map(({ timeline }) => timeline.row.id);
  await endCopyHolds(
    tx,
    actor,
    orders.filter(({ hold }) => hold).map(({ timeline }) => timeline.row.id),
  );
  const touched = await tagsTouchedByEach(tx, ids);
  for (const { timeline, from } of orders) await endLiveRelease(tx, articleReleases, timeline, from);
  const placed = await placeReleases(
    tx,
    actor,
    orders.map((order) => ({ content: order.content, placement: placementOf(order) })),
  );
  for (const [at, { timeline, end }] of orders.entries()) {
    const releaseId = placed[at]?.releaseId;
    if (!end || releaseId === undefined) continue;
    await planWithdrawal(tx, actor, {
      articleId: timeline.row.id,
      releaseId,
      ...end,
    });
  }
  await indexReleases(tx, placed, { areDraftsNew });
  await beforeLists?.();
  // The lists of what is live are shown at once: of an update under embargo they must not tell.
  const hidden = new Set(
    orders
      .filter(({ timeline, from }) => from > timeline.now && timeline.live)
      .map(({ timeline }) => timeline.row.id),
  );
  const neighbours = await relateStories(
    tx,
    placed
      .filter(({ content }) => !hidden.has(content.article.id))
      .map(({ content, releaseId }) => ({ story: content, releaseId })),
  );
  // What this transaction has made was neither filed nor waits, and changed when it was made.
  if (!areDraftsNew) {
    await tx.delete(waitingRelease).where(inArray(waitingRelease.articleId, ids));
    await tx.update(article).set({ filedAt: null, changedAt: sql`now()` }).where(inArray(article.id, ids));
  }
  await recordEach(
    tx,
    actor,
    placed.map((one, at) => eventOf(one, orders[at]?.timeline.now)),
  );
  await scheduleEvents(
    tx,
    placed.map(({ releaseId, placement }) => ({ event: `release:${releaseId}`, at: placement.from })),
  );
  const own = placed.flatMap(({ content, slug }) => tagsOf(content, slug));
  await invalidate(tx, [...touched, ...own, ...neighbours.map((id) => `article:${id}`)]);
  return placed.map(({ releaseId, number, slug }) => ({ releaseId, number, slug }));
}

function placementOf({ timeline, asked, from, kind, end }: CheckedRelease): Placement {
  const { row, before } = timeline;
  const wire =
    asked.dated === 'wire' && row.wireReleasedAt && row.wireReleasedAt < from ? row.wireReleasedAt : from;
  const firstReleasedAt = before?.firstReleasedAt ?? wire;
  return {
    number: (before?.number ?? 0) + 1,
    previousHash: before?.contentHash ?? null,
    kind,
    readerNote: asked.readerNote,
    bringsBack: asked.bringsBack,
    from,
    until: end?.at ?? null,
    firstReleasedAt,
    modifiedAt: kind === 'first' ? firstReleasedAt : kind === 'typo' && before ? before.modifiedAt : from,
  };
}

function eventOf({ content, placement }: Placed, now: Date | undefined): AuditEventOf {
  const { number, kind, from, until } = placement;
  return {
    event: now && from > now ? 'release.scheduled' : 'release.made',
    subject: { is: 'article', id: content.article.id },
    detail: { number, kind, at: from.toISOString(), ...(until && { until: until.toISOString() }) },
  };
}
