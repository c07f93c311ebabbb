import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { inTransaction } from '#db/pools';
import { asset } from '#db/schema/assets';
import { assetId, line } from '#editorial/orders';
import type { AnyActor } from '../actor.ts';
import { allow } from '../policy.ts';
import { announce, record } from '../record.ts';
import { Refusal } from '../refusal.ts';
import { tagsShowing } from './showing.ts';

export const describeAssetOrder = z.object({
  assetId,
  alt: line(1_000).optional(),
  caption: line(1_000).optional(),
  credit: line(300).optional(),
  rights: line(500).optional(),
  /** from when on nobody may be shown it; null: no end is known */
  rightsUntil: z
    .union([z.date(), z.iso.datetime().transform((at) => new Date(at))])
    .refine((at) => at.getUTCFullYear() > 0, 'malformed')
    .nullable()
    .optional(),
});
export type DescribeAssetOrder = z.input<typeof describeAssetOrder>;

/**
 * Says what a picture shows and whose it is. Releases keep the words they were released with; a figure in a draft
 * has words of its own. Once the rights have ended no page of readers shows it, whatever release asks for it.
 */
export async function describeAsset(actor: AnyActor, order: DescribeAssetOrder): Promise<void> {
  allow(actor, 'asset.describe');
  const { assetId: id, ...words } = describeAssetOrder.parse(order);
  await inTransaction(async (tx) => {
    const changed = await tx.update(asset).set(words).where(eq(asset.id, id)).returning({ id: asset.id });
    if (changed.length === 0) throw new Refusal('picture-missing');
    await record(tx, actor, 'asset.describe', { is: 'asset', id }, words);
    // Pages keep until when they may show it.
    if (words.rightsUntil !== undefined) await announce(tx, await tagsShowing(tx, id));
  });
}
