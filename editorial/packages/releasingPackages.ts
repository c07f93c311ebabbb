import { z } from 'zod';
import { inTransaction, type Transaction } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import { draft } from '#db/schema/drafts.ts';
import type { FrontReleaseId } from '#db/schema/ids.ts';
import { releasePackage as packageTable } from '#db/schema/packages.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { claimRequest, refuseOldState } from '#editorial/confirmation/checkConfirmation.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { frontId } from '#editorial/fronts/frontInputSchemas.ts';
import { packageOfFront, refuseIfFrontInPackage } from '#editorial/fronts/frontPackageMembership.ts';
import { placeFront } from '#editorial/fronts/frontReleaseRows.ts';
import { articleId, instantShape, packageId } from '#editorial/inputSchemas.ts';
import { reauthorize } from '#editorial/people/reauthorization.ts';
import type { Timeline } from '#editorial/releases/articleTimeline.ts';
import { readReviewedContent } from '#editorial/releases/overtakenReview.ts';
import { packageOf, refuseIfInPackage } from '#editorial/releases/packageMembership.ts';
import { placeOrder, type Released } from '#editorial/releases/placingReleases.ts';
import { refuseUnfitRelease } from '#editorial/releases/releaseChecks.ts';
import type { ReleaseContent } from '#editorial/releases/releaseContent.ts';
import { moveRelease } from '#editorial/releases/releaseMoves.ts';
import { snapshotId } from '#editorial/releases/reviewedSnapshots.ts';
import { placeFollowers } from '#editorial/releases/waitingReleases.ts';
import { type LockedPackage, lockPackageWithItems } from './packageLocks.ts';
import { refusePackageFor } from './packageRefusal.ts';
import { type ItemRow, itemsOf, lockPackage, type PackageRow } from './packageRows.ts';

const count = z.coerce.number().int().min(0);

export const releasePackageOrder = z.object({
  packageId,
  version: count,
  /** the reviewed snapshot of each article; these go out. An article without one is refused */
  articles: z.array(z.object({ articleId, reviewed: snapshotId })).max(100),
  /** the version of each front's draft that the person saw */
  fronts: z
    .array(z.object({ frontId, version: count }))
    .max(100)
    .default([]),
  /** an instant to come: all of it is under embargo until then */
  at: instantShape.optional(),
  ...confirmable,
});
export type ReleasePackageOrder = z.input<typeof releasePackageOrder>;
type Asked = z.output<typeof releasePackageOrder>;

export type ReleasedPackage = { from: Date; articles: Released[]; fronts: FrontReleaseId[] };

/**
 * Releases all that a package holds in one transaction, from one instant, or nothing of it. What was scheduled with it
 * before is replaced, and what follows its articles goes with them. Its confirmation covers the package and all that
 * goes with it.
 * @throws {Refusal} `package-unfit` names the first item that cannot be released, with the reason as `problem`
 */
export async function releasePackage(actor: AnyActor, order: ReleasePackageOrder): Promise<ReleasedPackage> {
  allow(actor, 'package.release');
  const asked = releasePackageOrder.parse(order);
  return inTransaction(async (tx) => {
    await reauthorize(tx, actor, 'package.release');
    const subject = { is: 'package', id: asked.packageId } as const;
    const checked = { act: 'package.release', subject, confirmation: asked.confirmation } as const;
    await claimRequest(tx, actor, checked);
    const row = await lockPackage(tx, asked.packageId);
    const items = await itemsOf(tx, row.id);
    const whole = await lockPackageWithItems(tx, row, items);
    await refuseOldState(tx, actor, checked);
    if (row.version !== asked.version) throw new Refusal('changed-meanwhile');
    if (items.length === 0) throw new Refusal('package-empty');
    if (asked.at && asked.at <= whole.now) throw new Refusal('embargo-past');
    const from = asked.at ?? whole.now;
    const articles = await placeArticles(tx, actor, { row, items, whole, asked, from });
    for (const line of whole.joined) await moveRelease(tx, actor, line, from);
    const fronts = await placeFronts(tx, actor, { row, items, whole, asked, from });
    await tx
      .update(packageTable)
      .set({ releasedAt: sql`now()`, version: row.version + 1 })
      .where(eq(packageTable.id, row.id));
    const detail = { name: row.name, at: from.toISOString(), ...named(items) };
    await record(tx, actor, 'package.release', { is: 'package', id: row.id }, detail);
    return { from, articles, fronts };
  });
}

type Work = { row: PackageRow; items: ItemRow[]; whole: LockedPackage; asked: Asked; from: Date };
type Judged = { item: ItemRow; line: Timeline; frozen: ReleaseContent; name: string };

/** Judges every article before the first is placed, then places all; what waited for one of them comes last. */
async function placeArticles(tx: Transaction, actor: AnyActor, work: Work): Promise<Released[]> {
  const { row, items, whole, asked, from } = work;
  const seen = new Map(asked.articles.map((one) => [one.articleId, one.reviewed]));
  const judged: Judged[] = [];
  for (const item of items) {
    const line = item.articleId === null ? undefined : whole.lines.get(item.articleId);
    if (!line) continue;
    const reviewed = seen.get(line.row.id);
    const frozen = await refusePackageFor(await nameOf(tx, line), async () => {
      // Added to the package after the page was opened: nobody has reviewed it.
      if (!reviewed) throw new Refusal('not-reviewed');
      return readReviewedContent(tx, line, reviewed);
    });
    const name = frozen.headline || line.row.slug;
    await refusePackageFor(name, async () => {
      refuseOther(row, await packageOf(tx, line.coming));
      refuseUnfitRelease(frozen);
    });
    judged.push({ item, line, frozen, name });
  }
  const released: Released[] = [];
  for (const { item, line, frozen, name } of judged) {
    const placed = await refusePackageFor(name, () =>
      placeOrder(tx, actor, { line, frozen, asked: sayingOf(item, line), from }),
    );
    await refuseIfInPackage(tx, row.id, placed.releaseId);
    released.push(placed);
  }
  for (const [at, { line }] of judged.entries()) {
    const lead = { leader: line.row.id, releaseId: released[at]?.releaseId as Released['releaseId'], from };
    await placeFollowers(tx, actor, lead);
  }
  return released;
}

function sayingOf({ kind, readerNote }: ItemRow, line: Timeline) {
  const again = line.before !== undefined;
  return {
    kind: again && kind !== 'first' && kind !== 'take-back' ? (kind ?? undefined) : undefined,
    readerNote: again ? readerNote : '',
    dated: 'wire' as const,
    because: '',
  };
}

/** How a refusal names an article whose snapshot cannot be read: by its draft's headline. */
async function nameOf(tx: Transaction, { row }: Timeline): Promise<string> {
  const [found] = await tx
    .select({ headline: draft.headline })
    .from(draft)
    .where(eq(draft.articleId, row.id));
  return found?.headline || row.slug;
}

async function placeFronts(tx: Transaction, actor: AnyActor, work: Work): Promise<FrontReleaseId[]> {
  const { row, whole, asked, from } = work;
  const seen = new Map(asked.fronts.map((one) => [one.frontId, one.version]));
  const released: FrontReleaseId[] = [];
  for (const [id, line] of whole.fronts) {
    const name = `${line.section === null ? '/' : `/sections/${line.section.slug}`} (${line.row.language})`;
    await refusePackageFor(name, async () => {
      if (seen.get(id) !== line.row.version) throw new Refusal('draft-moved-on');
      refuseOther(row, await packageOfFront(tx, line.coming));
      const placed = await placeFront(tx, actor, { frontId: id, from, note: row.name });
      await refuseIfFrontInPackage(tx, row.id, placed.frontReleaseId);
      released.push(placed.frontReleaseId);
    });
  }
  return released;
}

/** What is scheduled with another package is moved or called off there. */
function refuseOther(row: PackageRow, other: { id: number; name: string } | null): void {
  if (other && other.id !== row.id) throw new Refusal('in-package', { name: other.name });
}

const named = (items: ItemRow[]) => ({
  articles: items.flatMap(({ articleId }) => articleId ?? []),
  fronts: items.flatMap(({ frontId }) => frontId ?? []),
});
