import type { Transaction } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import type { PackageId, ReleaseId } from '#db/schema/ids.ts';
import { releasePackage } from '#db/schema/packages.ts';
import { release } from '#db/schema/releases.ts';
import type { ActorOrSystem } from '#editorial/access/actor.ts';
import { packageEntries } from '#editorial/related/packageEntries.ts';
import { joinPackage, packageOf } from '#editorial/timeline/packageMembership.ts';
import { articleReleases } from './articleTimeline.ts';

/** Places a release with a package, whose stories are then related; with null, with none. */
export async function addReleaseToPackage(
  tx: Transaction,
  joined: { id: PackageId } | null,
  releaseId: ReleaseId,
): Promise<void> {
  await joinPackage(tx, articleReleases, joined, releaseId);
  if (joined) await packageEntries(tx, releaseId);
}

/** Puts a release into the package of its leader; a leader without one gets one, under its own headline. */
export async function joinPackageOf(
  tx: Transaction,
  actor: ActorOrSystem,
  leader: ReleaseId,
  follower: ReleaseId,
): Promise<void> {
  const found = await packageOf(tx, articleReleases, { id: leader });
  await addReleaseToPackage(tx, found ?? (await makePackage(tx, actor, leader)), follower);
}

async function makePackage(tx: Transaction, actor: ActorOrSystem, leader: ReleaseId) {
  const [{ name } = { name: '' }] = await tx
    .select({ name: release.headline })
    .from(release)
    .where(eq(release.id, leader));
  const [made] = await tx
    .insert(releasePackage)
    .values({ name: name.slice(0, 200), createdBy: actor.id, releasedAt: sql`now()` })
    .returning({ id: releasePackage.id });
  if (!made) throw new Error('insert gave no row');
  await addReleaseToPackage(tx, made, leader);
  return made;
}
