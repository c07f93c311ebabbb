import type { Transaction } from '#db/pools.ts';
import { and, asc, eq, isNull, notInArray, or } from '#db/query.ts';
import type { PackageId } from '#db/schema/ids.ts';
import { packageItem, releasePackage } from '#db/schema/packages.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { idsInBin, refuseIfInBin } from '#editorial/bin/binFilters.ts';

export type PackageRow = typeof releasePackage.$inferSelect;
export type ItemRow = typeof packageItem.$inferSelect;

/**
 * Locks a package. The lock lets others refer to it meanwhile: a release that joins the package holds its article
 * already, and must not wait for someone who is about to want that article.
 * @throws {Refusal} `not-found`
 */
export async function lockPackage(tx: Transaction, id: PackageId): Promise<PackageRow> {
  const [row] = await tx.select().from(releasePackage).where(eq(releasePackage.id, id)).for('no key update');
  if (!row) throw new Refusal('not-found');
  refuseIfInBin(row);
  return row;
}

/** Locks a package as the person saw it. @throws {Refusal} `not-found`, `changed-meanwhile` */
export async function findPackage(
  tx: Transaction,
  asked: { packageId: PackageId; version: number },
): Promise<PackageRow> {
  const row = await lockPackage(tx, asked.packageId);
  if (row.version !== asked.version) throw new Refusal('changed-meanwhile');
  return row;
}

/** What a package holds, in its order; less the articles that are in the bin. */
export function itemsOf(tx: Transaction, packageId: PackageId): Promise<ItemRow[]> {
  return tx
    .select()
    .from(packageItem)
    .where(
      and(
        eq(packageItem.packageId, packageId),
        or(isNull(packageItem.articleId), notInArray(packageItem.articleId, idsInBin(tx))),
      ),
    )
    .orderBy(asc(packageItem.position), asc(packageItem.id));
}
