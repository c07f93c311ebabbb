import type { Transaction } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import type { PackageId, ReleaseId } from '#db/schema/ids.ts';
import { packageRelease, releasePackage } from '#db/schema/packages.ts';
import { release } from '#db/schema/releases.ts';
import type { ActorOrSystem } from '#editorial/access/actor.ts';
import { packageEntries } from '#editorial/related/packageEntries.ts';
import type { TimelineEntry } from './articleTimeline.ts';

/** The package that a release under embargo was placed with: it is moved or called off as a whole. */
export async function packageOf(
  tx: Transaction,
  coming: Pick<TimelineEntry, 'id'> | undefined,
): Promise<{ id: PackageId; name: string } | null> {
  if (!coming) return null;
  const [found] = await tx
    .select({ id: releasePackage.id, name: releasePackage.name })
    .from(packageRelease)
    .innerJoin(releasePackage, eq(releasePackage.id, packageRelease.packageId))
    .where(eq(packageRelease.releaseId, coming.id))
    .limit(1);
  return found ?? null;
}

export async function refuseIfInPackage(
  tx: Transaction,
  packageId: PackageId,
  releaseId: ReleaseId,
): Promise<void> {
  await tx.insert(packageRelease).values({ packageId, releaseId }).onConflictDoNothing();
  await packageEntries(tx, releaseId);
}

/** Puts a release into the package of its leader; a leader without one gets one, under its own headline. */
export async function joinPackageOf(
  tx: Transaction,
  actor: ActorOrSystem,
  leader: ReleaseId,
  follower: ReleaseId,
): Promise<void> {
  const there = await packageOf(tx, { id: leader });
  const packageId = there?.id ?? (await makePackage(tx, actor, leader));
  await refuseIfInPackage(tx, packageId, follower);
}

async function makePackage(tx: Transaction, actor: ActorOrSystem, leader: ReleaseId): Promise<PackageId> {
  const [{ name } = { name: '' }] = await tx
    .select({ name: release.headline })
    .from(release)
    .where(eq(release.id, leader));
  const [made] = await tx
    .insert(releasePackage)
    .values({ name: name.slice(0, 200), createdBy: actor.id, releasedAt: sql`now()` })
    .returning({ id: releasePackage.id });
  if (!made) throw new Error('insert gave no row');
  await refuseIfInPackage(tx, made.id, leader);
  return made.id;
}
