import { staff } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { asset } from '#db/schema/assets.ts';
import type { AssetId } from '#db/schema/ids.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { findStoredFile, type StoredFile } from './storedFile.ts';

/** A rendition or crop of a picture for staff, released or not; null if there is none by that name. */
export async function readRendition(actor: AnyActor, id: AssetId, name: string): Promise<StoredFile | null> {
  allow(actor, 'asset.list');
  const [row] = await staff()
    .select({
      hash: asset.hash,
      renditions: asset.renditions,
      crops: asset.crops,
      formerCrops: asset.formerCrops,
    })
    .from(asset)
    .where(eq(asset.id, id));
  return row ? findStoredFile(row, name) : null;
}
