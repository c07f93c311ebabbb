import type { Transaction } from '#db/pools.ts';
import type { ArticleId, FrontId } from '#db/schema/ids.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { type FrontTimeline, findFrontTimeline, lockFronts } from '#editorial/fronts/frontTimeline.ts';
import { findTimeline, lockArticles, type Timeline } from '#editorial/releases/articleTimeline.ts';
import { findFollowers } from '#editorial/releases/waitingReleases.ts';
import type { ItemRow, PackageRow } from './packageRows.ts';
import { comingPackageRelease } from './packageSchedule.ts';
import { articlesIn, refuseIfJoined } from './packageTimeline.ts';

/** All that a release of a package touches, locked: articles first, then fronts, each in the order of ids. */
export type LockedPackage = {
  lines: Map<ArticleId, Timeline>;
  fronts: Map<FrontId, FrontTimeline>;
  /** what is scheduled with the package and not one of its items: it once waited for one of them */
  joined: Timeline[];
  /** an instant after every earlier act on any of them */
  now: Date;
};

/** @throws {Refusal} `changed-meanwhile` when something came to follow or to join while the locks were taken */
export async function lockPackageWithItems(
  tx: Transaction,
  row: PackageRow,
  items: ItemRow[],
): Promise<LockedPackage> {
  const own = items.flatMap(({ articleId }) => (articleId === null ? [] : [articleId]));
  const frontIds = items.flatMap(({ frontId }) => (frontId === null ? [] : [frontId]));
  const coming = await comingPackageRelease(tx, row.id);
  const joined = articlesIn(coming).filter((id) => !own.includes(id));
  const followers = await followersOf(tx, own);
  await lockArticles(tx, [...new Set([...own, ...joined, ...followers])]);
  await lockFronts(tx, frontIds);
  refuseIfJoined(coming, await comingPackageRelease(tx, row.id));
  const following = await followersOf(tx, own);
  if (following.some((id) => !followers.includes(id))) throw new Refusal('changed-meanwhile');
  const whole: LockedPackage = { lines: new Map(), fronts: new Map(), joined: [], now: new Date(0) };
  for (const id of own) whole.lines.set(id, await findTimeline(tx, id));
  for (const id of joined) whole.joined.push(await findTimeline(tx, id));
  for (const id of frontIds) whole.fronts.set(id, await findFrontTimeline(tx, id));
  const all = [...whole.lines.values(), ...whole.joined, ...whole.fronts.values()];
  whole.now = new Date(Math.max(...all.map(({ now }) => now.getTime())));
  // One now for all: what begins at it begins now, not in a millisecond's time.
  for (const line of all) line.now = whole.now;
  return whole;
}

async function followersOf(tx: Transaction, own: ArticleId[]): Promise<ArticleId[]> {
  const found: ArticleId[] = [];
  for (const id of own) found.push(...(await findFollowers(tx, id)));
  return found;
}
