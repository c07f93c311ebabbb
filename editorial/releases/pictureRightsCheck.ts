import type { Transaction } from '#db/pools.ts';
import { and, eq, lte } from '#db/query.ts';
import { asset } from '#db/schema/assets.ts';
import type { ReleaseId } from '#db/schema/ids.ts';
import { releaseAsset } from '#db/schema/releases.ts';
import { Refusal } from '#editorial/access/refusal.ts';

/** @throws {Refusal} `rights-expired` if a picture of this release may not be shown at that instant */
export async function refuseExpiredRights(tx: Transaction, releaseId: ReleaseId, at: Date): Promise<void> {
  const [expired] = await tx
    .select({ name: asset.fileName })
    .from(releaseAsset)
    .innerJoin(asset, eq(asset.id, releaseAsset.assetId))
    .where(and(eq(releaseAsset.releaseId, releaseId), lte(asset.rightsUntil, at)))
    .limit(1);
  if (expired) throw new Refusal('rights-expired', { name: expired.name });
}
