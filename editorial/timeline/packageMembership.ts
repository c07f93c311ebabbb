import type { Transaction } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import type { PackageId } from '#db/schema/ids.ts';
import { releasePackage } from '#db/schema/packages.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import type { ReleaseTable, TimelineEntry } from './timeline.ts';

type WithMembers = Pick<ReleaseTable<never>, 'members'>;
type Coming = Pick<TimelineEntry, 'id'> | undefined;
type NamedPackage = { id: PackageId; name: string };

/** The package that a release under embargo was placed with: it is moved or cancelled as a whole. */
export async function packageOf(
  tx: Transaction,
  { members: { table, packageId, releaseId } }: WithMembers,
  coming: Coming,
): Promise<NamedPackage | null> {
  if (!coming) return null;
  const [found] = await tx
    .select({ id: releasePackage.id, name: releasePackage.name })
    .from(table)
    .innerJoin(releasePackage, eq(releasePackage.id, packageId))
    .where(eq(releaseId, coming.id))
    .limit(1);
  return found ?? null;
}

/** @throws {Refusal} `in-package` where what is to come was placed with any other package than `own` */
export async function refuseInPackage(
  tx: Transaction,
  releases: WithMembers,
  coming: Coming,
  own?: PackageId,
): Promise<void> {
  const found = await packageOf(tx, releases, coming);
  if (found && found.id !== own) throw new Refusal('in-package', { name: found.name });
}

/**
 * The package that a release at `from` stays in when it replaces what is to come.
 * @throws {Refusal} `in-package` at any other time than that of the package
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

/** Places a release with a package; with null, with none. */
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
