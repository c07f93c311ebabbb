import { inSnapshot, inTransaction, type Transaction } from '#db/pools.ts';
import { and, eq, isNotNull, type SQL, sql } from '#db/query.ts';
import { asset, type EmbeddedMetadata } from '#db/schema/assets.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { type Asset, assetColumns, assetForActor } from './assetList.ts';

/** Null if there is no metadata. */
export const nonEmptyMetadata = (embedded: EmbeddedMetadata): EmbeddedMetadata | null =>
  Object.keys(embedded).length > 0 ? embedded : null;

/** Offers the metadata of a picture that exists already, which may be uploaded again with more or other metadata. */
export async function offerMetadata(
  actor: AnyActor,
  hash: string,
  embedded: EmbeddedMetadata,
): Promise<void> {
  const offered = nonEmptyMetadata(embedded);
  if (!offered) return;
  const differs = sql`${asset.embeddedMetadata} is distinct from ${JSON.stringify(offered)}::jsonb`;
  const change = { where: differs, set: { embeddedMetadata: offered }, detail: { embedded: offered } };
  await inTransaction((tx) => changeKnown(tx, actor, hash, change));
}

/** Restores a picture from the bin, unchanged, because the same file is uploaded again. */
function bringBack(actor: AnyActor, hash: string): Promise<Asset | undefined> {
  return inTransaction(async (tx) => {
    const set = { deletedAt: null, deletedBy: null };
    const change = { where: isNotNull(asset.deletedAt), set, detail: { restored: true as const } };
    const row = await changeKnown(tx, actor, hash, change);
    return row && assetForActor(tx, actor, row);
  });
}

type KnownChange = {
  where: SQL;
  set: Partial<typeof asset.$inferInsert>;
  detail: { embedded: EmbeddedMetadata } | { restored: true };
};

/** Changes the picture of this hash if it meets the condition, and audits the change. */
async function changeKnown(tx: Transaction, actor: AnyActor, hash: string, change: KnownChange) {
  const condition = and(eq(asset.hash, hash), change.where);
  const [row] = await tx.update(asset).set(change.set).where(condition).returning(assetColumns);
  if (row) await record(tx, actor, 'asset.upload', { is: 'asset', id: row.id }, change.detail);
  return row;
}

/** The picture of this hash, restored if it is in the bin. */
export const findKnownPicture = async (actor: AnyActor, hash: string): Promise<Asset | undefined> =>
  (await bringBack(actor, hash)) ?? findByHash(actor, hash);

async function findByHash(actor: AnyActor, hash: string): Promise<Asset | undefined> {
  return inSnapshot(async (tx) => {
    const [row] = await tx.select(assetColumns).from(asset).where(eq(asset.hash, hash));
    return row && assetForActor(tx, actor, row);
  });
}
