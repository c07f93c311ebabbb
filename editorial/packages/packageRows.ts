import type { Transaction } from '#db/pools.ts';
import { and, asc, eq, isNull, notInArray, or, sql } from '#db/query.ts';
import type { ArticleId, FrontId, PackageId } from '#db/schema/ids.ts';
import { packageItem, releasePackage } from '#db/schema/packages.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { idsInBin, refuseIfInBin } from '#editorial/bin/binFilters.ts';

export type PackageRow = typeof releasePackage.$inferSelect;
export type ItemRow = typeof packageItem.$inferSelect;

/**
 * Locks a package. The lock allows new references to it: a release that joins the package has already locked its
 * article, and would deadlock if it waited for a transaction that needs that article.
 * @throws {Refusal} `not-found`
 */
export async function lockPackage(tx: Transaction, id: PackageId): Promise<PackageRow> {
  const [row] = await tx.select().from(releasePackage).where(eq(releasePackage.id, id)).for('no key update');
  if (!row) throw new Refusal('not-found');
  refuseIfInBin(row);
  return row;
}

/** Locks a package in the version that the actor saw. @throws {Refusal} `not-found`, `changed-meanwhile` */
export async function findPackage(
  tx: Transaction,
  parsed: { packageId: PackageId; version: number },
): Promise<PackageRow> {
  const row = await lockPackage(tx, parsed.packageId);
  if (row.version !== parsed.version) throw new Refusal('changed-meanwhile');
  return row;
}

/** The items of a package, in their order, without articles in the bin. */
export function itemsOf(tx: Transaction, packageId: PackageId): Promise<ItemRow[]> {
  return tx
    .select()
    .from(packageItem)
    .where(isShownItem(tx, packageId))
    .orderBy(asc(packageItem.position), asc(packageItem.id));
}

/** Articles in the bin keep their rows, so that they return to the package when they are restored. */
export const isShownItem = (tx: Transaction, packageId: PackageId) =>
  and(
    eq(packageItem.packageId, packageId),
    or(isNull(packageItem.articleId), notInArray(packageItem.articleId, idsInBin(tx))),
  );

export type ComingPackageRelease = { articleId: ArticleId | null; frontId: FrontId | null; at: Date };

/** The releases under embargo in a package, by the database's clock: those of its items and of their followers. */
export async function comingPackageRelease(
  tx: Transaction,
  packageId: PackageId,
): Promise<ComingPackageRelease[]> {
  const { rows } = await tx.execute<{ article: string | null; front: string | null; at: string }>(sql`
    select r.article_id as article, null::bigint as front, lower(r.live) as at
      from package_release p join release r on r.id = p.release_id
      where p.package_id = ${packageId} and lower(r.live) > clock_timestamp()
    union all
    select null, r.front_id, lower(r.live)
      from package_front_release p join front_release r on r.id = p.front_release_id
      where p.package_id = ${packageId} and lower(r.live) > clock_timestamp()
    order by 1, 2`);
  return rows.map(({ article, front, at }) => ({
    articleId: article === null ? null : (Number(article) as ArticleId),
    frontId: front === null ? null : (Number(front) as FrontId),
    at: new Date(at),
  }));
}

/** @throws {Refusal} `already-scheduled` */
export async function refuseScheduled(tx: Transaction, packageId: PackageId): Promise<void> {
  if ((await comingPackageRelease(tx, packageId)).length > 0) throw new Refusal('already-scheduled');
}
