import { z } from 'zod';
import { mapInSequence } from '#contracts/concurrencyLimit.ts';
import { inSnapshot, type Transaction } from '#db/pools.ts';
import { and, desc, eq, or, type SQL, sql } from '#db/query.ts';
import { asset, type EmbeddedMetadata } from '#db/schema/assets.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow, may } from '#editorial/access/policy.ts';
import { assetIsNotInBin } from '#editorial/bin/binFilters.ts';
import { readDecisionState } from '#editorial/confirmation/decisionState.ts';
import { assetId, line } from '#editorial/inputSchemas.ts';
import { escapedLike } from '#editorial/search/namesLike.ts';
import { type AssetState, focusState, hasEnded, isInUse, rightsState } from './assetState.ts';

/** The columns that staff may see. The location in the storage is not among them. */
export const assetColumns = {
  id: asset.id,
  fileName: asset.fileName,
  width: asset.width,
  height: asset.height,
  colour: asset.colour,
  alt: asset.alt,
  caption: asset.caption,
  credit: asset.credit,
  rights: asset.rights,
  rightsUntil: asset.rightsUntil,
  creator: asset.creator,
  takenOn: asset.takenOn,
  embeddedMetadata: asset.embeddedMetadata,
  focalX: asset.focalX,
  focalY: asset.focalY,
  renditions: asset.renditions,
  createdAt: asset.createdAt,
  isInUse,
  hasEnded,
};

type Row = typeof asset.$inferSelect;
type AssetRow = Pick<Row, keyof typeof assetColumns & keyof Row> & AssetState;

/** A picture and the acts that one actor may perform on it. */
export type Asset = Omit<AssetRow, 'embeddedMetadata'> & {
  /** metadata from its file for fields that are still empty; a person must check and save it */
  offered: EmbeddedMetadata;
  may: { changeFocus: boolean; changeRights: boolean };
  /** for a person who may renew ended rights: the state that the decision is based on */
  renewal: { decidedOn: string } | null;
};

/** @param db the snapshot in which the row was read, or a transaction that has locked the row */
export async function assetForActor(
  db: Pick<Transaction, 'execute'>,
  actor: AnyActor,
  { embeddedMetadata, ...row }: AssetRow,
): Promise<Asset> {
  const mayRenew = row.isInUse && row.hasEnded && may(actor, 'asset.renew-rights');
  return {
    ...row,
    offered: offersFor(row, embeddedMetadata ?? {}),
    may: {
      changeFocus: may(actor, 'asset.change-focus', focusState(row)),
      changeRights: may(actor, 'asset.change-rights', rightsState(row)),
    },
    renewal: mayRenew ? { decidedOn: await readDecisionState(db, { is: 'asset', id: row.id }) } : null,
  };
}

/** Metadata of the file for empty fields only: text that a person wrote has precedence. */
function offersFor(row: Omit<AssetRow, 'embeddedMetadata'>, embedded: EmbeddedMetadata): EmbeddedMetadata {
  const names = Object.keys(embedded) as (keyof EmbeddedMetadata)[];
  return Object.fromEntries(names.filter((name) => !row[name]).map((name) => [name, embedded[name]]));
}

export const listAssetsOrder = z.object({
  q: line(200).default('').catch(''),
  /** the id of the last picture of the previous page */
  before: assetId.optional().catch(undefined),
});

const PAGE_SIZE = 40;

/** Pictures, newest first, one page at a time. */
export async function listAssets(
  actor: AnyActor,
  order: z.input<typeof listAssetsOrder> = {},
): Promise<{ items: Asset[]; before: number | null }> {
  allow(actor, 'asset.list');
  const { q, before } = listAssetsOrder.parse(order);
  return inSnapshot(async (tx) => {
    const isOlder = sql`(${asset.createdAt}, ${asset.id}) < (select b.created_at, b.id from asset b where b.id = ${before})`;
    const rows = await tx
      .select(assetColumns)
      .from(asset)
      .where(and(assetIsNotInBin, matching(q), before ? isOlder : undefined))
      .orderBy(desc(asset.createdAt), desc(asset.id))
      .limit(PAGE_SIZE + 1);
    const items = await mapInSequence(rows.slice(0, PAGE_SIZE), (row) => assetForActor(tx, actor, row));
    return { items, before: rows.length > PAGE_SIZE ? (items.at(-1)?.id ?? null) : null };
  });
}

function matching(q: string): SQL | undefined {
  if (!q) return undefined;
  const columns = [asset.alt, asset.caption, asset.credit, asset.creator, asset.fileName];
  return or(...columns.map((column) => sql`${column} ilike ${`%${escapedLike(q)}%`}`));
}

/** A picture for staff; null if it does not exist or is in the bin. */
export async function findAsset(actor: AnyActor, id: Asset['id']): Promise<Asset | null> {
  allow(actor, 'asset.list');
  return inSnapshot(async (tx) => {
    const condition = and(eq(asset.id, id), assetIsNotInBin);
    const [row] = await tx.select(assetColumns).from(asset).where(condition);
    return row ? assetForActor(tx, actor, row) : null;
  });
}
