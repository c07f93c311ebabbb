import { z } from 'zod';
import type { Transaction } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import type { PackageId } from '#db/schema/ids.ts';
import { releasePackage } from '#db/schema/packages.ts';
import type { LocalizedNames } from '#db/schema/taxonomy.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { invalidate, record } from '#editorial/audit/auditRecord.ts';
import { line, packageId } from '#editorial/inputSchemas.ts';
import { named } from '#editorial/paper/changingPaperDetails.ts';
import { authorizedTransaction } from '#editorial/people/reauthorization.ts';
import { seenNames, seenText } from '#editorial/seenValues.ts';
import { changedParts, mergeOrder } from '#editorial/threeWayMerge.ts';
import { findPackage, lockPackage } from './packageRows.ts';

const name = line(200).refine((text) => text.length > 0);
const version = z.coerce.number().int().positive();

export const packageOrder = z.object({ name });
export type PackageOrder = z.input<typeof packageOrder>;

/** Creates an empty package. */
export async function createPackage(actor: AnyActor, order: PackageOrder): Promise<{ packageId: PackageId }> {
  allow(actor, 'package.change');
  const parsed = packageOrder.parse(order);
  return authorizedTransaction(actor, 'package.change', async (tx) => {
    const [created] = await tx
      .insert(releasePackage)
      .values({ name: parsed.name, createdBy: actor.id })
      .returning({ id: releasePackage.id });
    if (!created) throw new Error('insert returned no row');
    await record(tx, actor, 'package.created', { is: 'package', id: created.id }, { name: parsed.name });
    return { packageId: created.id };
  });
}

const titles = named(120);

export const renameOrder = z.object({
  packageId,
  version,
  name,
  /** the title that readers see above its stories, by language; no title in other languages. If omitted: unchanged */
  titles: titles.optional(),
  /** the values that the actor saw; if set, later changes by others to titles in other languages are kept */
  was: z.object({ name: seenText, titles: seenNames }).optional(),
});
export type RenameOrder = z.input<typeof renameOrder>;

/**
 * Changes the name of a package, which staff see, and the titles under which readers see its stories together.
 * @throws {Refusal} `not-found`, `field-changed`; without `was`, `changed-meanwhile`
 */
export async function renamePackage(actor: AnyActor, order: RenameOrder): Promise<void> {
  allow(actor, 'package.change');
  const parsed = renameOrder.parse(order);
  await authorizedTransaction(actor, 'package.change', async (tx) => {
    const { id, version, ...row } = parsed.was
      ? await lockPackage(tx, parsed.packageId)
      : await findPackage(tx, parsed);
    const subject = { is: 'package', id } as const;
    const now: { name: string; titles: LocalizedNames } = { name: row.name, titles: row.titles };
    const wanted = { name: parsed.name, ...(parsed.titles && { titles: parsed.titles }) };
    const merged = { was: parsed.was, now, wanted, shape: { name, titles } };
    const change = await mergeOrder<typeof now>(tx, subject, merged);
    await tx
      .update(releasePackage)
      .set({ ...change, version: version + 1 })
      .where(eq(releasePackage.id, id));
    const detail = {
      from: now.name,
      to: change.name ?? now.name,
      ...(change.titles && { titles: { before: now.titles, after: change.titles } }),
      parts: changedParts<typeof now>(now, change),
    };
    await record(tx, actor, 'package.renamed', subject, detail);
    if (change.titles) await invalidateStories(tx, id);
  });
}

/** Invalidates the pages of all stories that were released with the package. */
async function invalidateStories(tx: Transaction, id: PackageId): Promise<void> {
  const { rows } = await tx.execute<{ tag: string }>(sql`
    select distinct 'article:' || r.article_id as tag from package_release p join release r on r.id = p.release_id
    where p.package_id = ${id} and not isempty(r.live)`);
  await invalidate(tx, [`package:${id}`, ...rows.map(({ tag }) => tag)]);
}
