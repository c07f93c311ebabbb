import type { Transaction } from '#db/pools.ts';
import { inArray, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import type { ArticleId, ReleaseId } from '#db/schema/ids.ts';
import { waitingRelease, withdrawal } from '#db/schema/releases.ts';
import type { ActorOrSystem } from '#editorial/access/actor.ts';
import { isRefusal } from '#editorial/access/refusal.ts';
import { invalidate, recordEach, scheduleEvent, scheduleEvents } from '#editorial/audit/auditRecord.ts';
import { endCopyHolds } from '#editorial/import/copyHolds.ts';
import { relateStories } from '#editorial/related/storyRelations.ts';
import { endLiveRelease } from './articleTimeline.ts';
import { past, tagsOf, tagsTouchedByEach } from './cacheTags.ts';
import { type CheckedRelease, checkReleaseOrders, type ReleasePlacing } from './releaseOrderChecks.ts';
import { type Placed, type Placement, placeReleases, type Released } from './releaseRows.ts';
import { indexReleases } from './releaseSearchRows.ts';

export type { Released };

/**
 * Places one judged article in time, with its lists, its record and its notices. The caller has locked and frozen it.
 * @throws {Refusal}
 */
export async function placeOrder(
  tx: Transaction,
  actor: ActorOrSystem,
  placing: ReleasePlacing,
): Promise<Released> {
  const [judged] = await checkReleaseOrders(tx, actor, [placing]);
  if (!judged) throw new Error('an order was not judged');
  if (isRefusal(judged)) throw judged;
  const [placed] = await placeOrders(tx, actor, [judged]);
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
 * Places several articles that were judged, in this order: of two the later finds the earlier among related stories.
 * @throws {Refusal} `beginning-now`, `taken-back-unclear`: none is placed
 */
export async function placeOrders(
  tx: Transaction,
  actor: ActorOrSystem,
  orders: CheckedRelease[],
  { beforeLists, areDraftsNew = false }: Options = {},
): Promise<Released[]> {
  if (orders.length === 0) return [];
  const ids = orders.map(({ line }) => line.row.id);
  await endCopyHolds(
    tx,
    actor,
    orders.filter(({ hold }) => hold).map(({ line }) => line.row.id),
  );
  const touched = await tagsTouchedByEach(tx, ids);
  for (const { line, from } of orders) await endLiveRelease(tx, line, from);
  const placed = await placeReleases(
    tx,
    actor,
    orders.map((order) => ({ frozen: order.frozen, placement: placementOf(order) })),
  );
  for (const [at, { line, end }] of orders.entries()) {
    const releaseId = placed[at]?.releaseId;
    if (!end || releaseId === undefined) continue;
    await planWithdrawal(tx, actor, {
      articleId: line.row.id,
      releaseId,
      until: end.at,
      because: end.because,
    });
  }
  await indexReleases(tx, placed, { areDraftsNew });
  await beforeLists?.();
  // The lists of what is live are shown at once: of an update under embargo they must not tell.
  const hidden = new Set(
    orders.filter(({ line, from }) => from > line.now && line.live).map(({ line }) => line.row.id),
  );
  const neighbours = await relateStories(
    tx,
    placed
      .filter(({ frozen }) => !hidden.has(frozen.article.id))
      .map(({ frozen, releaseId }) => ({ story: frozen, releaseId })),
  );
  // What this transaction has made was neither filed nor waits, and changed when it was made.
  if (!areDraftsNew) {
    await tx.delete(waitingRelease).where(inArray(waitingRelease.articleId, ids));
    await tx.update(article).set({ filedAt: null, changedAt: sql`now()` }).where(inArray(article.id, ids));
  }
  await recordEach(tx, actor, 'article.release', placed.map(eventOf));
  await scheduleEvents(
    tx,
    placed.map(({ releaseId, placement }) => ({ event: `release:${releaseId}`, at: placement.from })),
  );
  const own = placed.flatMap(({ frozen, slug }) => tagsOf(frozen, slug));
  await invalidate(tx, [...touched, ...own, ...neighbours.map((id) => `article:${id}`)]);
  return placed.map(({ releaseId, number, slug }) => ({ releaseId, number, slug }));
}

function placementOf({ line, asked, from, kind, end }: CheckedRelease): Placement {
  const { row, before } = line;
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

function eventOf({ frozen, placement }: Placed) {
  const { number, kind, from, until } = placement;
  return {
    subject: { is: 'article' as const, id: frozen.article.id },
    detail: { number, kind, at: from.toISOString(), ...(until && { until: until.toISOString() }) },
  };
}

type Withdrawing = { articleId: ArticleId; releaseId: ReleaseId; until: Date; because: string };

/** Writes down that a release is to be withdrawn, and tells of it when the time comes. */
export async function planWithdrawal(
  tx: Transaction,
  actor: ActorOrSystem,
  planned: Withdrawing,
): Promise<void> {
  const { articleId, releaseId, until, because } = planned;
  const [made] = await tx
    .insert(withdrawal)
    .values({ releaseId, articleId, at: until, by: actor.id, because })
    .returning({ id: withdrawal.id });
  await scheduleEvent(tx, { event: `withdrawal:${made?.id}`, at: until });
  await invalidate(tx, [past]);
}
