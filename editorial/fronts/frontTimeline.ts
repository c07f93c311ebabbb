import type { Transaction } from '#db/pools.ts';
import { asc, eq, inArray } from '#db/query.ts';
import { front, frontRelease } from '#db/schema/fronts.ts';
import type { FrontId, FrontReleaseId } from '#db/schema/ids.ts';
import { packageFrontRelease } from '#db/schema/packages.ts';
import { section } from '#db/schema/taxonomy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import {
  type ReleaseTable,
  readTimelines,
  type Timeline,
  type TimelineEntry,
} from '#editorial/timeline/timeline.ts';

export type FrontTimelineEntry = TimelineEntry & { id: FrontReleaseId };
type FrontRow = typeof front.$inferSelect & {
  /** null: the front page itself. `ledgerName` is what hashes cover, `slug` the address of now */
  section: { slug: string; ledgerName: string } | null;
};
/** Its row is locked. */
export type FrontTimeline = Timeline<FrontRow, FrontTimelineEntry>;

/** Fronts are never withdrawn: one is live until the next. */
export const frontReleases: ReleaseTable<FrontTimelineEntry> = {
  table: frontRelease,
  subject: frontRelease.frontId,
  instants: {},
  members: {
    table: packageFrontRelease,
    packageId: packageFrontRelease.packageId,
    releaseId: packageFrontRelease.frontReleaseId,
  },
};

/**
 * Locks fronts in the order of their ids, and before them their sections, so that none is merged or moved to the bin
 * meanwhile. A transaction that locks articles as well locks the articles first. A transaction that reads the clock after
 * it has these locks gets an instant later than that of every earlier act on these fronts.
 */
export async function lockFronts(tx: Transaction, ids: FrontId[]): Promise<void> {
  const sections = tx.select({ id: front.sectionId }).from(front).where(inArray(front.id, ids));
  await tx
    .select({ id: section.id })
    .from(section)
    .where(inArray(section.id, sections))
    .orderBy(asc(section.id))
    .for('key share');
  await tx
    .select({ id: front.id })
    .from(front)
    .where(inArray(front.id, ids))
    .orderBy(asc(front.id))
    .for('update');
}

/** @throws {Refusal} `not-found` */
export async function findFrontTimeline(tx: Transaction, frontId: FrontId): Promise<FrontTimeline> {
  const [timeline] = await findFrontTimelines(tx, [frontId]);
  if (!timeline) throw new Refusal('not-found');
  return timeline;
}

/** The timelines of several fronts, in the order given. All have the same `now`. @throws {Refusal} `not-found` */
export async function findFrontTimelines(tx: Transaction, ids: FrontId[]): Promise<FrontTimeline[]> {
  if (ids.length === 0) return [];
  await lockFronts(tx, ids);
  const rows = await tx
    .select({ row: front, section: { slug: section.slug, ledgerName: section.ledgerName } })
    .from(front)
    .leftJoin(section, eq(section.id, front.sectionId))
    .where(inArray(front.id, ids));
  return readTimelines(
    tx,
    frontReleases,
    ids,
    rows.map(({ row, section }) => ({ ...row, section })),
  );
}

/** The tags of the pages that show this front. */
export const tagsOfFront = ({ sectionId }: { sectionId: number | null }): string[] =>
  sectionId === null ? ['front'] : [`section:${sectionId}`];
