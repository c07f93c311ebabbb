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
import { placeFrontDraft } from '#editorial/fronts/frontReleaseRows.ts';
import { frontReleases } from '#editorial/fronts/frontTimeline.ts';
import { articleId, instantShape, packageId } from '#editorial/inputSchemas.ts';
import { reauthorize } from '#editorial/people/reauthorization.ts';
import { type ArticleTimeline, articleReleases } from '#editorial/releases/articleTimeline.ts';
import { readReviewedContent } from '#editorial/releases/overtakenReview.ts';
import { addReleaseToPackage } from '#editorial/releases/packagedReleases.ts';
import { placeOrder, type Released } from '#editorial/releases/placingReleases.ts';
import { refuseUnfitRelease } from '#editorial/releases/releaseChecks.ts';
import type { ReleaseContent } from '#editorial/releases/releaseContent.ts';
import { moveRelease } from '#editorial/releases/releaseMoves.ts';
import { snapshotId } from '#editorial/releases/reviewedSnapshots.ts';
import { placeFollowers } from '#editorial/releases/waitingReleases.ts';
import { joinPackage, refuseInPackage } from '#editorial/timeline/packageMembership.ts';
import { refusePackageFor } from './packageRefusal.ts';
import { type ItemRow, itemsOf, lockPackage, type PackageRow } from './packageRows.ts';
import { type LockedPackage, lockPackageWithItems } from './packageTimeline.ts';

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
    for (const timeline of whole.joined) await moveRelease(tx, actor, timeline, from);
    const fronts = await placeFronts(tx, actor, { row, items, whole, asked, from });
    await tx
      .update(packageTable)
      .set({ releasedAt: sql`now()`, version: row.version + 1 })
      .where(eq(packageTable.id, row.id));
    const detail = { name: row.name, at: from.toISOString(), ...named(items) };
    const event = `package-release.${from > whole.now ? 'scheduled' : 'made'}` as const;
    await record(tx, actor, event, { is: 'package', id: row.id }, detail);
    return { from, articles, fronts };
  });
}

type Work = { row: PackageRow; items: ItemRow[]; whole: LockedPackage; asked: Asked; from: Date };
type CheckedItem = { item: ItemRow; timeline: ArticleTimeline; content: ReleaseContent; name: string };

/** Checks every article before the first is placed, then places all; what waited for one of them comes last. */
async function placeArticles(tx: Transaction, actor: AnyActor, work: Work): Promise<Released[]> {
  const { row, items, whole, asked, from } = work;
  const seen = new Map(asked.articles.map((one) => [one.articleId, one.reviewed]));
  const checked: CheckedItem[] = [];
  for (const item of items) {
    const timeline = item.articleId === null ? undefined : whole.articles.get(item.articleId);
    if (!timeline) continue;
    const reviewed = seen.get(timeline.row.id);
    const content = await refusePackageFor(await nameOf(tx, timeline), async () => {
      // Added to the package after the page was opened: nobody has reviewed it.
      if (!reviewed) throw new Refusal('not-reviewed');
      return readReviewedContent(tx, timeline, reviewed);
    });
    const name = content.headline || timeline.row.slug;
    await refusePackageFor(name, async () => {
      await refuseInPackage(tx, articleReleases, timeline.coming, row.id);
      refuseUnfitRelease(content);
    });
    checked.push({ item, timeline, content, name });
  }
  const released: Released[] = [];
  for (const { item, timeline, content, name } of checked) {
    const placed = await refusePackageFor(name, () =>
      placeOrder(tx, actor, { timeline, content, asked: sayingOf(item, timeline), from }),
    );
    await addReleaseToPackage(tx, row, placed.releaseId);
    released.push(placed);
  }
  for (const [at, { timeline }] of checked.entries()) {
    const { releaseId } = released[at] as Released;
    await placeFollowers(tx, actor, { leader: timeline.row.id, releaseId, from });
  }
  return released;
}

function sayingOf({ kind, readerNote }: ItemRow, timeline: ArticleTimeline) {
  const again = timeline.before !== undefined;
  return {
    kind: again && kind !== 'first' && kind !== 'take-back' ? (kind ?? undefined) : undefined,
    readerNote: again ? readerNote : '',
    dated: 'wire' as const,
    because: '',
  };
}

/** How a refusal names an article whose snapshot cannot be read: by its draft's headline. */
async function nameOf(tx: Transaction, { row }: ArticleTimeline): Promise<string> {
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
  for (const timeline of whole.fronts) {
    const { id, section, language, version } = timeline.row;
    const name = `${section === null ? '/' : `/sections/${section.slug}`} (${language})`;
    await refusePackageFor(name, async () => {
      if (seen.get(id) !== version) throw new Refusal('draft-moved-on');
      await refuseInPackage(tx, frontReleases, timeline.coming, row.id);
      const placed = await placeFrontDraft(tx, actor, timeline, { from, note: row.name });
      await joinPackage(tx, frontReleases, row, placed.frontReleaseId);
      released.push(placed.frontReleaseId);
    });
  }
  return released;
}

const named = (items: ItemRow[]) => ({
  articles: items.flatMap(({ articleId }) => articleId ?? []),
  fronts: items.flatMap(({ frontId }) => frontId ?? []),
});
