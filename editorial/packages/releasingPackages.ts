import { z } from 'zod';
import { eq, sql } from '#db/query.ts';
import type { FrontReleaseId } from '#db/schema/ids.ts';
import { releasePackage as packageTable } from '#db/schema/packages.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { claimRequest, refuseOldState } from '#editorial/confirmation/checkConfirmation.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { frontId } from '#editorial/fronts/frontInputSchemas.ts';
import { articleId, instantSchema, packageId } from '#editorial/inputSchemas.ts';
import { authorizedTransaction } from '#editorial/people/reauthorization.ts';
import type { Released } from '#editorial/releases/placingReleases.ts';
import { moveRelease } from '#editorial/releases/releaseMoves.ts';
import { snapshotId } from '#editorial/releases/reviewedSnapshots.ts';
import { type ItemRow, itemsOf, lockPackage } from './packageRows.ts';
import { lockPackageWithItems } from './packageTimeline.ts';
import { placeArticles, placeFronts } from './placingPackages.ts';

const count = z.coerce.number().int().min(0);

export const releasePackageOrder = z.object({
  packageId,
  version: count,
  /** the reviewed snapshot of each article, which is released. An article without one is refused */
  articles: z.array(z.object({ articleId, reviewed: snapshotId })).max(100),
  /** the version of each front's draft that the person saw */
  fronts: z
    .array(z.object({ frontId, version: count }))
    .max(100)
    .default([]),
  /** an instant in the future: everything is under embargo until then */
  at: instantSchema.optional(),
  ...confirmable,
});
export type ReleasePackageOrder = z.input<typeof releasePackageOrder>;

export type ReleasedPackage = { from: Date; articles: Released[]; fronts: FrontReleaseId[] };

/**
 * Releases all items of a package in one transaction, from one instant. It replaces what was scheduled with the package,
 * and the followers of its articles are released with them. The confirmation covers everything that is released.
 * @throws {Refusal} `package-unfit` names the first item that cannot be released, with the reason as `problem`
 */
export async function releasePackage(actor: AnyActor, order: ReleasePackageOrder): Promise<ReleasedPackage> {
  allow(actor, 'package.release');
  const parsed = releasePackageOrder.parse(order);
  return authorizedTransaction(actor, 'package.release', async (tx) => {
    const subject = { is: 'package', id: parsed.packageId } as const;
    const checked = { act: 'package.release', subject, confirmation: parsed.confirmation } as const;
    await claimRequest(tx, actor, checked);
    const row = await lockPackage(tx, parsed.packageId);
    const items = await itemsOf(tx, row.id);
    const locked = await lockPackageWithItems(tx, row, items);
    await refuseOldState(tx, actor, checked);
    if (row.version !== parsed.version) throw new Refusal('changed-meanwhile');
    if (items.length === 0) throw new Refusal('package-empty');
    if (parsed.at && parsed.at <= locked.now) throw new Refusal('embargo-past');
    const from = parsed.at ?? locked.now;
    const work = { row, items, locked, parsed, from };
    const articles = await placeArticles(tx, actor, work);
    for (const timeline of locked.joined) await moveRelease(tx, actor, timeline, from);
    const fronts = await placeFronts(tx, actor, work);
    await tx
      .update(packageTable)
      .set({ releasedAt: sql`now()`, version: row.version + 1 })
      .where(eq(packageTable.id, row.id));
    const detail = { name: row.name, at: from.toISOString(), ...named(items) };
    const event = `package-release.${from > locked.now ? 'scheduled' : 'made'}` as const;
    await record(tx, actor, event, { is: 'package', id: row.id }, detail);
    return { from, articles, fronts };
  });
}

const named = (items: ItemRow[]) => ({
  articles: items.flatMap(({ articleId }) => articleId ?? []),
  fronts: items.flatMap(({ frontId }) => frontId ?? []),
});
