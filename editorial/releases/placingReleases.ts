import type { Transaction } from '#db/pools.ts';
import { inArray } from '#db/query.ts';
import { waitingRelease } from '#db/schema/releases.ts';
import { sentTogether } from '#db/sentTogether.ts';
import type { ActorOrSystem } from '#editorial/access/actor.ts';
import { isRefusal } from '#editorial/access/refusal.ts';
import { type AuditEventOf, invalidate, recordEach, scheduleEvents } from '#editorial/audit/auditRecord.ts';
import { endFlow } from '#editorial/flow/flowRecord.ts';
import { endCopyHolds } from '#editorial/import/copyHolds.ts';
import { relateStories } from '#editorial/related/storyRelations.ts';
import { endLiveRelease } from '#editorial/timeline/timeline.ts';
import { articleReleases, timesOf } from './articleTimeline.ts';
import { tagsOf, tagsTouchedByEach } from './cacheTags.ts';
import { type CheckedRelease, checkReleaseOrders, type ReleasePlacing } from './releaseOrderChecks.ts';
import { type Placed, type Placement, placeInLists, placeReleases, type Released } from './releaseRows.ts';
import { indexReleases } from './releaseSearchRows.ts';
import { planWithdrawal } from './withdrawals.ts';

export type { Released };

/**
 * Checks the release of one article and places it, with its rows for lists, its audit event and its notifications. The
 * caller has locked the article and read its content.
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
  /** Runs after the releases and their search words are inserted, before lists of related stories are made. */
  beforeLists?: (() => Promise<void>) | undefined;
  /** The drafts were created in this transaction. */
  areDraftsNew?: boolean;
};

/**
 * Places several checked releases, in this order: a later one finds the earlier ones among its related stories.
 * @throws {Refusal} `beginning-now`, `taken-back-unclear`: then none is placed
 */
export async function placeOrders(
  tx: Transaction,
  actor: ActorOrSystem,
  orders: CheckedRelease[],
  { beforeLists, areDraftsNew = false }: Options = {},
): Promise<Released[]> {
  if (orders.length === 0) return [];
  const ids = orders.map(({ timeline }) => timeline.row.id);
  const held = orders.flatMap(({ hold, timeline }) => (hold ? timeline.row.id : []));
  await endCopyHolds(tx, actor, held);
  // The tags before the change: their query is sent first.
  const [touched, placed] = await sentTogether([tagsTouchedByEach(tx, ids), replaceLive(tx, actor, orders)]);
  const indexing = indexReleases(tx, placed, { areDraftsNew });
  await sentTogether([indexing, placeInLists(tx, placed), planEnds(tx, actor, placed, orders)]);
  await beforeLists?.();
  // Readers see lists of live articles at once, so an update under embargo must not influence them.
  const visible = placed.filter((_, at) => !isUpdateUnderEmbargo(orders[at]));
  const neighbours = await relateStories(
    tx,
    visible.map(({ content, releaseId }) => ({ story: content, releaseId })),
  );
  const events = placed.map((release, at) => eventOf(release, orders[at]?.timeline.now));
  const tags = placed.flatMap(({ content, slug }) => tagsOf(content, slug));
  await sentTogether([
    // A new article is neither submitted, assigned nor waiting, and its time of last change is correct already.
    !areDraftsNew && tx.delete(waitingRelease).where(inArray(waitingRelease.articleId, ids)),
    !areDraftsNew && endFlow(tx, ids),
    recordEach(tx, actor, events),
    scheduleEvents(
      tx,
      placed.map(({ releaseId, placement }) => ({ event: `release:${releaseId}`, at: placement.from })),
    ),
    invalidate(tx, [...touched, ...tags, ...neighbours.map((id) => `article:${id}`)]),
  ]);
  return placed.map(({ releaseId, number, slug }) => ({ releaseId, number, slug }));
}

/** Ends the live releases of the articles, and inserts the new ones. */
async function replaceLive(
  tx: Transaction,
  actor: ActorOrSystem,
  orders: CheckedRelease[],
): Promise<Placed[]> {
  for (const { timeline, from } of orders) await endLiveRelease(tx, articleReleases, timeline, from);
  const planned = orders.map((order) => ({ content: order.content, placement: placementOf(order) }));
  return placeReleases(tx, actor, planned);
}

async function planEnds(
  tx: Transaction,
  actor: ActorOrSystem,
  placed: Placed[],
  orders: CheckedRelease[],
): Promise<void> {
  for (const [at, { releaseId, content }] of placed.entries()) {
    const end = orders[at]?.end;
    if (end) await planWithdrawal(tx, actor, { articleId: content.article.id, releaseId, ...end });
  }
}

const isUpdateUnderEmbargo = (order: CheckedRelease | undefined) =>
  order?.timeline.live !== undefined && order.from > order.timeline.now;

function placementOf({ timeline, instructions, from, kind, end }: CheckedRelease): Placement {
  return {
    ...timesOf(timeline, kind, { from, dated: instructions.dated }),
    previousHash: timeline.before?.contentHash ?? null,
    kind,
    readerNote: instructions.readerNote,
    bringsBack: instructions.bringsBack,
    from,
    until: end?.at ?? null,
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
