import type { Transaction } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import type { PackageId } from '#db/schema/ids.ts';
import { releasePackage } from '#db/schema/packages.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import type { ReleaseTable, TimelineEntry } from './timeline.ts';

type WithMembers = Pick<ReleaseTable<never>, 'members'>;
type Coming = Pick<TimelineEntry, 'id'> | undefined;
type NamedPackage = { id: PackageId; name: string };

/** The package of a release under embargo. A package is moved or cancelled as a whole. */
export async function packageOf(
  tx: Transaction,
  { members: { table, packageId, releaseId } }: WithMembers,
  coming: Coming,
): Promise<NamedPackage | null> {
  if (!coming) return null;
  const [joined] = await tx
    .select({ id: releasePackage.id, name: releasePackage.name })
    .from(table)
    .innerJoin(releasePackage, eq(releasePackage.id, packageId))
    .where(eq(releaseId, coming.id))
    .limit(1);
  return joined ?? null;
}

/** @throws {Refusal} `in-package` if the scheduled release belongs to another package than `except` */
export async function refuseInPackage(
  tx: Transaction,
  releases: WithMembers,
  coming: Coming,
  except?: PackageId,
): Promise<void> {
  const joined = await packageOf(tx, releases, coming);
  if (joined && joined.id !== except) throw new Refusal('in-package', { name: joined.name });
}

/**
 * The package to which a release at `from` belongs if it replaces the scheduled one.
 * @throws {Refusal} `in-package` if the package begins at another time
 */
export async function packageToStayIn(
  tx: Transaction,
  releases: WithMembers,
  { coming, from }: { coming: TimelineEntry | undefined; from: Date },
): Promise<NamedPackage | null> {
  if (coming?.from.getTime() === from.getTime()) return packageOf(tx, releases, coming);
  await refuseInPackage(tx, releases, coming);
  return null;
}

/** Adds a release to a package; does nothing if the package is null. */
export async function joinPackage(
  tx: Transaction,
  { members: { table, packageId, releaseId } }: WithMembers,
  joined: { id: PackageId } | null,
  id: number,
): Promise<void> {
  if (!joined) return;
  await tx.execute(sql`
    insert into ${table} (${sql.identifier(packageId.name)}, ${sql.identifier(releaseId.name)})
    values (${joined.id}, ${id}) on conflict do nothing`);
}
