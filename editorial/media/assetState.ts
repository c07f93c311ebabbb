import type { Transaction } from '#db/pools.ts';
import { eq, type SQL, sql } from '#db/query.ts';
import { asset } from '#db/schema/assets.ts';
import type { AssetId } from '#db/schema/ids.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { refuseIfInBin } from '#editorial/bin/binFilters.ts';

// Drizzle leaves a column's table out where a query has no join.
const id = sql.raw('"asset"."id"');

/**
 * Whether readers see the picture, saw it or will see it by what has been ordered: in a release or on a page about the
 * paper. Over the row of `asset`.
 */
export const isInUse: SQL<boolean> = sql<boolean>`(
  exists (select 1 from release_asset x join release r on r.id = x.release_id
    where x.asset_id = ${id} and not isempty(r.live))
  or exists (select 1 from waiting_release w where w.frozen->'pictures' ? ${id}::text)
  or exists (select 1 from about_page p where p.texts::text like '%/media/' || ${id} || '/%')
  or exists (select 1 from about_page_past p where p.texts::text like '%/media/' || ${id} || '/%'))`;

/** Whether the rights to the picture have ended, by the database's clock, over the row of `asset`. */
export const hasEnded: SQL<boolean> = sql<boolean>`coalesce(${sql.raw('"asset"."rights_until"')} <= now(), false)`;

export type AssetState = { isInUse: boolean; hasEnded: boolean };

/** What the policy asks of a picture whose focus is changed. */
export const focusState = (of: Pick<AssetState, 'isInUse'>) => (of.isInUse ? 'in-use' : 'unused');

/** What the policy asks of a picture whose rights are changed. */
export const rightsState = (of: AssetState) => (of.hasEnded ? 'ended' : focusState(of));

/**
 * Locks a picture and reads its state. The lock waits for releases that are being made of it (their rows refer to this
 * one), and lets none begin until the transaction ends.
 * @throws {Refusal} `picture-missing`, `in-bin`
 */
export async function lockAsset(
  tx: Transaction,
  assetId: AssetId,
): Promise<AssetState & { row: typeof asset.$inferSelect }> {
  await tx.select({ id: asset.id }).from(asset).where(eq(asset.id, assetId)).for('update');
  // A statement of its own, begun after the wait: it sees what was committed meanwhile.
  const [found] = await tx.select({ row: asset, isInUse, hasEnded }).from(asset).where(eq(asset.id, assetId));
  if (!found) throw new Refusal('picture-missing');
  refuseIfInBin(found.row);
  return found;
}
