import type { Transaction } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import type { PackageId, ReleaseId } from '#db/schema/ids.ts';
import { releasePackage } from '#db/schema/packages.ts';
import { release } from '#db/schema/releases.ts';
import type { ActorOrSystem } from '#editorial/access/actor.ts';
import { packageEntries } from '#editorial/related/packageEntries.ts';
import { joinPackage, packageOf } from '#editorial/timeline/packageMembership.ts';
import { articleReleases } from './articleTimeline.ts';

/** Adds a release to a package, whose stories are then related to each other; null: to no package. */
export async function addReleaseToPackage(
  tx: Transaction,
  joined: { id: PackageId } | null,
  releaseId: ReleaseId,
): Promise<void> {
  await joinPackage(tx, articleReleases, joined, releaseId);
  if (joined) await packageEntries(tx, releaseId);
}

/** Adds a release to the package of its leader. A leader without one gets a new one, named by its headline. */
export async function joinPackageOf(
  tx: Transaction,
  actor: ActorOrSystem,
  leader: ReleaseId,
  follower: ReleaseId,
): Promise<void> {
  const present = await packageOf(tx, articleReleases, { id: leader });
  await addReleaseToPackage(tx, present ?? (await createPackageFor(tx, actor, leader)), follower);
}

/** Creates a package that holds one release. */
export async function createPackageFor(
  tx: Transaction,
  actor: ActorOrSystem,
  leader: ReleaseId,
): Promise<{ id: PackageId }> {
  const [{ name } = { name: '' }] = await tx
    .select({ name: release.headline })
    .from(release)
    .where(eq(release.id, leader));
  const [created] = await tx
    .insert(releasePackage)
    .values({ name: name.slice(0, 200), createdBy: actor.id, releasedAt: sql`now()` })
    .returning({ id: releasePackage.id });
  if (!created) throw new Error('insert returned no row');
  await addReleaseToPackage(tx, created, leader);
  return created;
}
