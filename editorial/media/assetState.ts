import type { Transaction } from '#db/pools.ts';
import { eq, type SQL, sql } from '#db/query.ts';
import { asset } from '#db/schema/assets.ts';
import type { AssetId } from '#db/schema/ids.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { refuseIfInBin } from '#editorial/bin/binFilters.ts';

// Drizzle omits a column's table in a query without a join.
const id = sql.raw('"asset"."id"');

/**
 * Whether readers see, saw or will see (by a scheduled release) the picture, in a release or on a page about the paper.
 * An expression over the row of `asset`.
 */
export const isInUse: SQL<boolean> = sql<boolean>`(
  exists (select 1 from release_asset x join release r on r.id = x.release_id
    where x.asset_id = ${id} and not isempty(r.live))
  or exists (select 1 from waiting_release w where w.frozen->'pictures' ? ${id}::text)
  or exists (select 1 from about_page p where p.texts::text like '%/media/' || ${id} || '/%')
  or exists (select 1 from about_page_past p where p.texts::text like '%/media/' || ${id} || '/%'))`;

/** Whether the rights to the picture have ended, by the database's clock. An expression over the row of `asset`. */
export const hasEnded: SQL<boolean> = sql<boolean>`coalesce(${sql.raw('"asset"."rights_until"')} <= now(), false)`;

export type AssetState = { isInUse: boolean; hasEnded: boolean };

/** The subject state for the policy when the focus is changed. */
export const focusState = (of: Pick<AssetState, 'isInUse'>) => (of.isInUse ? 'in-use' : 'unused');

/** The subject state for the policy when the rights are changed. */
export const rightsState = (of: AssetState) => (of.hasEnded ? 'ended' : focusState(of));

/**
 * Locks a picture and reads its state. The lock waits for releases in progress that use it (their rows refer to this
 * one), and prevents new ones until the transaction ends. @throws {Refusal} `picture-missing`, `in-bin`
 */
export async function lockAsset(
  tx: Transaction,
  assetId: AssetId,
): Promise<AssetState & { row: typeof asset.$inferSelect }> {
  await tx.select({ id: asset.id }).from(asset).where(eq(asset.id, assetId)).for('update');
  // A separate statement, started after the wait for the lock, sees what was committed during the wait.
  const [locked] = await tx
    .select({ row: asset, isInUse, hasEnded })
    .from(asset)
    .where(eq(asset.id, assetId));
  if (!locked) throw new Refusal('picture-missing');
  refuseIfInBin(locked.row);
  return locked;
}
