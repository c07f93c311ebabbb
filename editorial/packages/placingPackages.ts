import { pathOf, readablePath } from '#contracts/routes.ts';
import type { Transaction } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { draft } from '#db/schema/drafts.ts';
import type { ArticleId, FrontId, FrontReleaseId, SnapshotId } from '#db/schema/ids.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { placeFrontDraft } from '#editorial/fronts/frontReleaseRows.ts';
import { frontReleases } from '#editorial/fronts/frontTimeline.ts';
import { type ArticleTimeline, articleReleases } from '#editorial/releases/articleTimeline.ts';
import { refuseUnfitRelease } from '#editorial/releases/blockingChecks.ts';
import { readReviewedContent } from '#editorial/releases/overtakenReview.ts';
import { addReleaseToPackage } from '#editorial/releases/packagedReleases.ts';
import { placeOrder, type Released } from '#editorial/releases/placingReleases.ts';
import type { ReleaseContent } from '#editorial/releases/releaseContent.ts';
import type { ReleaseInstructions } from '#editorial/releases/releaseOrderChecks.ts';
import { placeFollowers } from '#editorial/releases/waitingReleases.ts';
import { joinPackage, refuseInPackage } from '#editorial/timeline/packageMembership.ts';
import { refusePackageFor } from './packageRefusal.ts';
import type { ItemRow, PackageRow } from './packageRows.ts';
import type { LockedPackage } from './packageTimeline.ts';

/** A release of a package from `from`, with the snapshots and versions that the actor saw. */
type PackagePlacing = {
  row: PackageRow;
  items: ItemRow[];
  locked: LockedPackage;
  parsed: {
    articles: { articleId: ArticleId; reviewed: SnapshotId }[];
    fronts: { frontId: FrontId; version: number }[];
  };
  from: Date;
};

type CheckedItem = { item: ItemRow; timeline: ArticleTimeline; content: ReleaseContent; name: string };

/** Checks every article before the first is placed, then places all articles, then their followers. */
export async function placeArticles(
  tx: Transaction,
  actor: AnyActor,
  { row, items, locked, parsed, from }: PackagePlacing,
): Promise<Released[]> {
  const seen = new Map(parsed.articles.map(({ articleId, reviewed }) => [articleId, reviewed]));
  const checked: CheckedItem[] = [];
  for (const item of items) {
    const timeline = item.articleId === null ? undefined : locked.articles.get(item.articleId);
    if (!timeline) continue;
    const reviewed = seen.get(timeline.row.id);
    const content = await refusePackageFor(await nameOf(tx, timeline), async () => {
      // The article was added to the package after the page was opened, so nobody has reviewed it.
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
    const order = { timeline, content, instructions: instructionsFor(item, timeline), from };
    const placed = await refusePackageFor(name, () => placeOrder(tx, actor, order));
    await addReleaseToPackage(tx, row, placed.releaseId);
    released.push(placed);
  }
  for (const [at, { releaseId }] of released.entries()) {
    const leader = (checked[at] as CheckedItem).timeline.row.id;
    await placeFollowers(tx, actor, { leader, releaseId, from });
  }
  return released;
}

function instructionsFor({ kind, readerNote }: ItemRow, { before }: ArticleTimeline): ReleaseInstructions {
  const fixed = { dated: 'wire', because: '' } as const;
  if (!before) return { ...fixed, readerNote: '' };
  return { ...fixed, readerNote, ...(kind && kind !== 'first' && kind !== 'take-back' && { kind }) };
}

/** The name of an article for a refusal, when its snapshot cannot be read. */
async function nameOf(tx: Transaction, { row: { id, slug } }: ArticleTimeline): Promise<string> {
  const [named] = await tx.select({ headline: draft.headline }).from(draft).where(eq(draft.articleId, id));
  return named?.headline || slug;
}

/** Places the drafts of the package's fronts. */
export async function placeFronts(
  tx: Transaction,
  actor: AnyActor,
  { row, locked, parsed, from }: PackagePlacing,
): Promise<FrontReleaseId[]> {
  const seen = new Map(parsed.fronts.map(({ frontId, version }) => [frontId, version]));
  const released: FrontReleaseId[] = [];
  for (const timeline of locked.fronts) {
    const { id, section, language, version } = timeline.row;
    const path = section === null ? pathOf('front') : pathOf('section', { slug: section.slug });
    const name = `${readablePath(path)} (${language})`;
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
