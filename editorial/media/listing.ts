import { and, desc, eq, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { staff } from '#db/pools';
import { asset } from '#db/schema/assets';
import { assetId, line } from '#editorial/orders';
import type { AnyActor } from '../actor.ts';
import { allow } from '../policy.ts';

/** What staff see of a picture; where its bytes lie is nobody's business. */
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
  focalX: asset.focalX,
  focalY: asset.focalY,
  renditions: asset.renditions,
  createdAt: asset.createdAt,
};

export type Asset = {
  [Column in keyof typeof assetColumns]: (typeof asset.$inferSelect)[Column];
};

export const listAssetsOrder = z.object({
  q: line(200).default('').catch(''),
  /** the id of the last picture of the page before */
  before: assetId.optional().catch(undefined),
});

const size = 40;

/** Pictures, newest first, a page at a time. */
export async function listAssets(
  actor: AnyActor,
  order: z.input<typeof listAssetsOrder> = {},
): Promise<{ items: Asset[]; before: number | null }> {
  allow(actor, 'asset.list');
  const { q, before } = listAssetsOrder.parse(order);
  const rows = await staff()
    .select(assetColumns)
    .from(asset)
    .where(
      and(
        matching(q),
        before
          ? sql`(${asset.createdAt}, ${asset.id}) < (select b.created_at, b.id from asset b where b.id = ${before})`
          : undefined,
      ),
    )
    .orderBy(desc(asset.createdAt), desc(asset.id))
    .limit(size + 1);
  const items = rows.slice(0, size);
  return { items, before: rows.length > size ? (items.at(-1)?.id ?? null) : null };
}

function matching(q: string): SQL | undefined {
  if (!q) return undefined;
  const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  return or(
    ...[asset.alt, asset.caption, asset.credit, asset.fileName].map((column) => sql`${column} ilike ${like}`),
  );
}

export async function findAsset(actor: AnyActor, id: Asset['id']): Promise<Asset | null> {
  allow(actor, 'asset.list');
  const [row] = await staff().select(assetColumns).from(asset).where(eq(asset.id, id));
  return row ?? null;
}
