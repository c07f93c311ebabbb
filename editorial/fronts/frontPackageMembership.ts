import type { Transaction } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import type { FrontReleaseId, PackageId } from '#db/schema/ids.ts';
import { packageFrontRelease, releasePackage } from '#db/schema/packages.ts';

/** The package that a front's release under embargo was placed with: it is moved or called off as a whole. */
export async function packageOfFront(
  tx: Transaction,
  coming: { id: FrontReleaseId } | undefined,
): Promise<{ id: PackageId; name: string } | null> {
  if (!coming) return null;
  const [found] = await tx
    .select({ id: releasePackage.id, name: releasePackage.name })
    .from(packageFrontRelease)
    .innerJoin(releasePackage, eq(releasePackage.id, packageFrontRelease.packageId))
    .where(eq(packageFrontRelease.frontReleaseId, coming.id))
    .limit(1);
  return found ?? null;
}

export async function refuseIfFrontInPackage(
  tx: Transaction,
  packageId: PackageId,
  frontReleaseId: FrontReleaseId,
): Promise<void> {
  await tx.insert(packageFrontRelease).values({ packageId, frontReleaseId }).onConflictDoNothing();
}
