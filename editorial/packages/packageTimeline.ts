import type { Confirmation } from '#contracts/confirmation.ts';
import type { Transaction } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import type { ArticleId, FrontId, PackageId } from '#db/schema/ids.ts';
import { releasePackage } from '#db/schema/packages.ts';
import type { ActorOrSystem, AnyActor } from '#editorial/access/actor.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { type FrontTimeline, findFrontTimelines } from '#editorial/fronts/frontTimeline.ts';
import { cancelScheduledFront, moveFront } from '#editorial/fronts/reschedulingFronts.ts';
import { findFollowers, lockWithFollowers } from '#editorial/releases/articleAct.ts';
import { type ArticleTimeline, findTimelines, lockArticles } from '#editorial/releases/articleTimeline.ts';
import { cancelScheduledRelease, moveRelease } from '#editorial/releases/releaseMoves.ts';
import { refuseUnmovable } from '#editorial/timeline/timeline.ts';
import { timelineAct } from '#editorial/timeline/timelineAct.ts';
import {
  type ComingPackageRelease,
  comingPackageRelease,
  type ItemRow,
  lockPackage,
  type PackageRow,
} from './packageRows.ts';

/** Releases that are moved or cancelled together. Locked in this order: package, articles by id, fronts by id. */
export type PackageTimelines = {
  packageId: PackageId | null;
  articles: ArticleTimeline[];
  fronts: FrontTimeline[];
};

type Order = ({ articleId: ArticleId } | { packageId: PackageId }) & {
  confirmation?: Confirmation | undefined;
};

/**
 * Runs a confirmed act on an article or a package, and on everything under embargo in the same package.
 * @throws {Refusal} `not-found`, `changed-meanwhile`
 */
export function packageAct(
  actor: AnyActor,
  act: 'article.release' | 'package.release',
  order: Order,
  work: (tx: Transaction, timelines: PackageTimelines) => Promise<void>,
): Promise<void> {
  const subject =
    'articleId' in order
      ? ({ is: 'article', id: order.articleId } as const)
      : ({ is: 'package', id: order.packageId } as const);
  const find = (tx: Transaction) => findPackageTimelines(tx, order);
  return timelineAct(actor, { act, subject, confirmation: order.confirmation, find }, work);
}

async function findPackageTimelines(tx: Transaction, order: Order): Promise<PackageTimelines> {
  const named = 'articleId' in order ? [order.articleId] : [];
  const packageId = 'articleId' in order ? await packageWith(tx, order.articleId) : order.packageId;
  if (packageId !== null) await lockPackage(tx, packageId);
  const coming = packageId === null ? [] : await comingPackageRelease(tx, packageId);
  const ids = inOrder([...articlesIn(coming), ...named]);
  await lockWithFollowers(tx, ids);
  const fronts = await findFrontTimelines(tx, inOrder(frontsIn(coming)));
  if (packageId !== null) await refuseIfJoined(tx, packageId, coming);
  const articles = await findTimelines(tx, ids);
  return {
    packageId,
    articles: articles.filter(({ row, coming }) => named.includes(row.id) || coming),
    fronts,
  };
}

async function packageWith(tx: Transaction, id: ArticleId): Promise<PackageId | null> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select p.package_id as id from release r join package_release p on p.release_id = r.id
    where r.article_id = ${id} and lower(r.live) > clock_timestamp() limit 1`);
  return rows[0] ? (Number(rows[0].id) as PackageId) : null;
}

type Members = { articleId: ArticleId | null; frontId: FrontId | null }[];
const articlesIn = (members: Members) => members.flatMap(({ articleId }) => articleId ?? []);
const frontsIn = (members: Members) => members.flatMap(({ frontId }) => frontId ?? []);
const inOrder = <Id extends number>(ids: Id[]) => [...new Set(ids)].sort((a, b) => a - b);

/**
 * A release that joined the package between the first query and the locks is not locked, so the act must be repeated.
 * @throws {Refusal} `changed-meanwhile`
 */
async function refuseIfJoined(
  tx: Transaction,
  packageId: PackageId,
  before: ComingPackageRelease[],
): Promise<void> {
  const key = ({ articleId, frontId }: ComingPackageRelease) => `${articleId} ${frontId}`;
  const known = new Set(before.map(key));
  const now = await comingPackageRelease(tx, packageId);
  if (now.some((member) => !known.has(key(member)))) throw new Refusal('changed-meanwhile');
}

/** Everything that a release of a package changes, locked: articles first, then fronts, each in the order of ids. */
export type LockedPackage = {
  articles: Map<ArticleId, ArticleTimeline>;
  fronts: FrontTimeline[];
  /** articles scheduled with the package that are not items: they waited for an item */
  joined: ArticleTimeline[];
  /** an instant after every earlier act on any of them */
  now: Date;
};

/** @throws {Refusal} `changed-meanwhile` if a follower was added or a release joined while the locks were taken */
export async function lockPackageWithItems(
  tx: Transaction,
  row: PackageRow,
  items: ItemRow[],
): Promise<LockedPackage> {
  const ids = articlesIn(items);
  const coming = await comingPackageRelease(tx, row.id);
  const joined = articlesIn(coming).filter((id) => !ids.includes(id));
  const followers = await findFollowers(tx, ids);
  await lockArticles(tx, [...ids, ...joined, ...followers]);
  const fronts = await findFrontTimelines(tx, frontsIn(items));
  await refuseIfJoined(tx, row.id, coming);
  const followersNow = await findFollowers(tx, ids);
  if (followersNow.some((id) => !followers.includes(id))) throw new Refusal('changed-meanwhile');
  const articles = await findTimelines(tx, [...ids, ...joined]);
  const all = [...articles, ...fronts];
  const now = new Date(Math.max(0, ...all.map((timeline) => timeline.now.getTime())));
  // All timelines get the same `now`, so that every release that begins now is live at the same millisecond.
  for (const timeline of all) timeline.now = now;
  return {
    articles: new Map(articles.slice(0, ids.length).map((timeline) => [timeline.row.id, timeline])),
    fronts,
    joined: articles.slice(ids.length),
    now,
  };
}

/** @throws {Refusal} `not-scheduled`, `changed-meanwhile`, `embargo-past` */
export async function moveScheduledReleases(
  tx: Transaction,
  actor: ActorOrSystem,
  { articles, fronts }: PackageTimelines,
  { seen, at }: { seen: Date; at: Date },
): Promise<void> {
  const all = [...articles, ...fronts];
  if (all.length === 0) throw new Refusal('not-scheduled');
  for (const timeline of all) refuseUnmovable(timeline, { seen, at });
  for (const timeline of articles) await moveRelease(tx, actor, timeline, at);
  for (const timeline of fronts) await moveFront(tx, actor, timeline, at);
}

/** @throws {Refusal} `beginning-now` */
export async function cancelScheduledReleases(
  tx: Transaction,
  actor: ActorOrSystem,
  { packageId, articles, fronts }: PackageTimelines,
): Promise<void> {
  for (const timeline of articles) await cancelScheduledRelease(tx, actor, timeline);
  for (const timeline of fronts) if (timeline.coming) await cancelScheduledFront(tx, actor, timeline);
  if (packageId !== null)
    await tx.update(releasePackage).set({ releasedAt: null }).where(eq(releasePackage.id, packageId));
}
