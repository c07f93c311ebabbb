import { eq } from 'drizzle-orm';
import { staff } from '#db/pools';
import { asset, type Rendition } from '#db/schema/assets';
import type { AssetId } from '#db/schema/ids';
import type { AnyActor } from '../actor.ts';
import { allow } from '../policy.ts';

/** A picture's rendition for staff, released or not; null when there is none by that name. */
export async function readRendition(actor: AnyActor, id: AssetId, name: string): Promise<Rendition | null> {
  allow(actor, 'asset.list');
  const [row] = await staff().select({ renditions: asset.renditions }).from(asset).where(eq(asset.id, id));
  return row?.renditions.find((rendition) => rendition.name === name) ?? null;
}
