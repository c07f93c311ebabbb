import type { Confirmation } from '#contracts/confirmation.ts';
import type { Transaction } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import type { ArticleId, FrontId, PackageId } from '#db/schema/ids.ts';
import { releasePackage } from '#db/schema/packages.ts';
import type { ActorOrSystem, AnyActor } from '#editorial/access/actor.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { type FrontTimeline, findFrontTimelines, lockFronts } from '#editorial/fronts/frontTimeline.ts';
import { cancelScheduledFront, moveFront } from '#editorial/fronts/reschedulingFronts.ts';
import { type ArticleTimeline, findTimelines, lockArticles } from '#editorial/releases/articleTimeline.ts';
import { cancelScheduledRelease, moveRelease } from '#editorial/releases/releaseMoves.ts';
import { findFollowers, lockWithFollowers } from '#editorial/releases/waitingReleases.ts';
import { refuseUnmovable } from '#editorial/timeline/timeline.ts';
import { timelineAct } from '#editorial/timeline/timelineAct.ts';
import { type ItemRow, lockPackage, type PackageRow } from './packageRows.ts';
import { type ComingPackageRelease, comingPackageRelease } from './packageSchedule.ts';

/** What is moved or cancelled as one: locked, the package first, then articles, then fronts, in the order of ids. */
export type PackageTimelines = {
  packageId: PackageId | null;
  articles: ArticleTimeline[];
  fronts: FrontTimeline[];
};

type Asked = ({ articleId: ArticleId } | { packageId: PackageId }) & {
  confirmation?: Confirmation | undefined;
};

/**
 * Runs a confirmed act on an article or a package, and on all that is under embargo with it.
 * @throws {Refusal} `not-found`, `changed-meanwhile`
 */
export function packageAct(
  actor: AnyActor,
  act: 'article.release' | 'package.release',
  asked: Asked,
  work: (tx: Transaction, together: PackageTimelines) => Promise<void>,
): Promise<void> {
  const [is, id] =
    'articleId' in asked ? (['article', asked.articleId] as const) : (['package', asked.packageId] as const);
  const find = (tx: Transaction) => findTogether(tx, asked);
  return timelineAct(actor, { act, subject: { is, id }, confirmation: asked.confirmation, find }, work);
}

async function findTogether(tx: Transaction, asked: Asked): Promise<PackageTimelines> {
  const own = 'articleId' in asked ? [asked.articleId] : [];
  const packageId = 'articleId' in asked ? await packageWith(tx, asked.articleId) : asked.packageId;
  if (packageId !== null) await lockPackage(tx, packageId);
  const coming = packageId === null ? [] : await comingPackageRelease(tx, packageId);
  const ids = inOrder([...articlesIn(coming), ...own]);
  const frontIds = inOrder(frontsIn(coming));
  await lockWithFollowers(tx, ids);
  await lockFronts(tx, frontIds);
  if (packageId !== null) await refuseIfJoined(tx, packageId, coming);
  const articles = await findTimelines(tx, ids);
  return {
    packageId,
    articles: articles.filter(({ row, coming }) => own.includes(row.id) || coming),
    fronts: await findFrontTimelines(tx, frontIds),
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

/** What joined between the look and the lock isn't locked: whoever moves the rest must look again. */
async function refuseIfJoined(
  tx: Transaction,
  packageId: PackageId,
  before: ComingPackageRelease[],
): Promise<void> {
  const key = ({ articleId, frontId }: ComingPackageRelease) => `${articleId} ${frontId}`;
  const known = new Set(before.map(key));
  const now = await comingPackageRelease(tx, packageId);
  if (now.some((one) => !known.has(key(one)))) throw new Refusal('changed-meanwhile');
}

/** All that a release of a package touches, locked: articles first, then fronts, each in the order of ids. */
export type LockedPackage = {
  articles: Map<ArticleId, ArticleTimeline>;
  fronts: FrontTimeline[];
  /** what is scheduled with the package and not one of its items: it once waited for one of them */
  joined: ArticleTimeline[];
  /** an instant after every earlier act on any of them */
  now: Date;
};

/** @throws {Refusal} `changed-meanwhile` when something came to follow or to join while the locks were taken */
export async function lockPackageWithItems(
  tx: Transaction,
  row: PackageRow,
  items: ItemRow[],
): Promise<LockedPackage> {
  const own = articlesIn(items);
  const frontIds = frontsIn(items);
  const coming = await comingPackageRelease(tx, row.id);
  const joined = articlesIn(coming).filter((id) => !own.includes(id));
  const followers = await findFollowers(tx, own);
  await lockArticles(tx, [...own, ...joined, ...followers]);
  await lockFronts(tx, frontIds);
  await refuseIfJoined(tx, row.id, coming);
  const following = await findFollowers(tx, own);
  if (following.some((id) => !followers.includes(id))) throw new Refusal('changed-meanwhile');
  const articles = await findTimelines(tx, [...own, ...joined]);
  const fronts = await findFrontTimelines(tx, frontIds);
  const all = [...articles, ...fronts];
  const now = new Date(Math.max(0, ...all.map((timeline) => timeline.now.getTime())));
  // One now for all: what begins at it begins now, not in a millisecond's time.
  for (const timeline of all) timeline.now = now;
  return {
    articles: new Map(articles.slice(0, own.length).map((timeline) => [timeline.row.id, timeline])),
    fronts,
    joined: articles.slice(own.length),
    now,
  };
}

/** @throws {Refusal} `not-scheduled`, `changed-meanwhile`, `embargo-past` */
export async function moveTogether(
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
export async function cancelTogether(
  tx: Transaction,
  actor: ActorOrSystem,
  { packageId, articles, fronts }: PackageTimelines,
): Promise<void> {
  for (const timeline of articles) await cancelScheduledRelease(tx, actor, timeline);
  for (const timeline of fronts) if (timeline.coming) await cancelScheduledFront(tx, actor, timeline);
  if (packageId !== null)
    await tx.update(releasePackage).set({ releasedAt: null }).where(eq(releasePackage.id, packageId));
}
