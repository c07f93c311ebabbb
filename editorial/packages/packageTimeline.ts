import type { Transaction } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import type { ArticleId, PackageId } from '#db/schema/ids.ts';
import { releasePackage } from '#db/schema/packages.ts';
import type { ActorOrSystem } from '#editorial/access/actor.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { type FrontTimeline, findFrontTimeline, lockFronts } from '#editorial/fronts/frontTimeline.ts';
import { cancelScheduledFront, moveFront } from '#editorial/fronts/reschedulingFronts.ts';
import { findTimeline, type Timeline } from '#editorial/releases/articleTimeline.ts';
import { cancelScheduledRelease, moveRelease } from '#editorial/releases/releaseMoves.ts';
import { lockWithFollowers } from '#editorial/releases/waitingReleases.ts';
import { lockPackage } from './packageRows.ts';
import { type ComingPackageRelease, comingPackageRelease } from './packageSchedule.ts';

/** What is moved or called off as one: locked, the package first, then articles, then fronts, in the order of ids. */
export type PackageTimelines = { packageId: PackageId | null; lines: Timeline[]; fronts: FrontTimeline[] };

/**
 * An article and whatever is under embargo with it, or all that is under embargo with a package.
 * @throws {Refusal} `not-found`, `changed-meanwhile`
 */
export async function findTogether(
  tx: Transaction,
  start: { articleId: ArticleId } | { packageId: PackageId },
): Promise<PackageTimelines> {
  const asked = 'articleId' in start ? start.articleId : null;
  const packageId = 'articleId' in start ? await packageWith(tx, start.articleId) : start.packageId;
  if (packageId !== null) await lockPackage(tx, packageId);
  const coming = packageId === null ? [] : await comingPackageRelease(tx, packageId);
  const ids = [...new Set([...articlesIn(coming), ...(asked === null ? [] : [asked])])].sort((a, b) => a - b);
  const frontIds = frontsIn(coming).sort((a, b) => a - b);
  await lockWithFollowers(tx, ids);
  await lockFronts(tx, frontIds);
  if (packageId !== null) refuseIfJoined(coming, await comingPackageRelease(tx, packageId));
  const lines: Timeline[] = [];
  for (const id of ids) {
    const line = await findTimeline(tx, id);
    if (id === asked || line.coming) lines.push(line);
  }
  const fronts: FrontTimeline[] = [];
  for (const id of frontIds) fronts.push(await findFrontTimeline(tx, id));
  return { packageId, lines, fronts };
}

async function packageWith(tx: Transaction, id: ArticleId): Promise<PackageId | null> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select p.package_id as id from release r join package_release p on p.release_id = r.id
    where r.article_id = ${id} and lower(r.live) > clock_timestamp() limit 1`);
  return rows[0] ? (Number(rows[0].id) as PackageId) : null;
}

export const articlesIn = (coming: ComingPackageRelease[]) =>
  coming.flatMap(({ articleId }) => (articleId === null ? [] : [articleId]));
export const frontsIn = (coming: ComingPackageRelease[]) =>
  coming.flatMap(({ frontId }) => (frontId === null ? [] : [frontId]));

/** What joined between the look and the lock isn't locked: whoever moves the rest must look again. */
export function refuseIfJoined(before: ComingPackageRelease[], now: ComingPackageRelease[]): void {
  const key = ({ articleId, frontId }: ComingPackageRelease) => `${articleId} ${frontId}`;
  const known = new Set(before.map(key));
  if (now.some((one) => !known.has(key(one)))) throw new Refusal('changed-meanwhile');
}

/** @throws {Refusal} `not-scheduled`, `changed-meanwhile`, `embargo-past` */
export async function moveTogether(
  tx: Transaction,
  actor: ActorOrSystem,
  { lines, fronts }: PackageTimelines,
  { seen, at }: { seen: Date; at: Date },
): Promise<void> {
  const all = [...lines, ...fronts];
  if (all.length === 0) throw new Refusal('not-scheduled');
  for (const { coming, now } of all) {
    if (!coming) throw new Refusal('not-scheduled');
    if (coming.from.getTime() !== seen.getTime()) throw new Refusal('changed-meanwhile');
    if (at <= now) throw new Refusal('embargo-past');
  }
  for (const line of lines) await moveRelease(tx, actor, line, at);
  for (const front of fronts) await moveFront(tx, actor, front, at);
}

/** @throws {Refusal} `beginning-now` */
export async function cancelTogether(
  tx: Transaction,
  actor: ActorOrSystem,
  { packageId, lines, fronts }: PackageTimelines,
): Promise<void> {
  for (const line of lines) await cancelScheduledRelease(tx, actor, line);
  for (const { row, coming } of fronts) if (coming) await cancelScheduledFront(tx, actor, row.id);
  if (packageId !== null)
    await tx.update(releasePackage).set({ releasedAt: null }).where(eq(releasePackage.id, packageId));
}
