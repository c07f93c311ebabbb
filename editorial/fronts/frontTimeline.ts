import type { Confirmation } from '#contracts/confirmation.ts';
import type { Transaction } from '#db/pools.ts';
import { asc, eq, inArray } from '#db/query.ts';
import { front, frontRelease } from '#db/schema/fronts.ts';
import type { FrontId, FrontReleaseId } from '#db/schema/ids.ts';
import { packageFrontRelease } from '#db/schema/packages.ts';
import { section } from '#db/schema/taxonomy.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import {
  type ReleaseTable,
  readTimelines,
  type Timeline,
  type TimelineEntry,
} from '#editorial/timeline/timeline.ts';
import { timelineAct } from '#editorial/timeline/timelineAct.ts';

export type FrontTimelineEntry = TimelineEntry & { id: FrontReleaseId };
type FrontRow = typeof front.$inferSelect & {
  /** null: the front page. Hashes cover `ledgerName`; `slug` is the present address */
  section: { slug: string; ledgerName: string } | null;
};
/** A timeline of a front whose row is locked. */
export type FrontTimeline = Timeline<FrontRow, FrontTimelineEntry>;

/** Fronts are never withdrawn: each release is live until the next. */
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
 * Locks the sections of fronts, so that none is merged or moved to the bin, then the fronts, each in the order of ids.
 * A transaction that also locks articles locks the articles first. A transaction that reads the clock after it has
 * these locks gets an instant after every earlier act on these fronts.
 */
async function lockFronts(tx: Transaction, ids: FrontId[]): Promise<void> {
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

/** Locks fronts and reads their timelines, in the order of `ids`. All have the same `now`. @throws {Refusal} `not-found` */
export async function findFrontTimelines(tx: Transaction, ids: FrontId[]): Promise<FrontTimeline[]> {
  if (ids.length === 0) return [];
  await lockFronts(tx, ids);
  const rows = await tx
    .select({ row: front, section: { slug: section.slug, ledgerName: section.ledgerName } })
    .from(front)
    .leftJoin(section, eq(section.id, front.sectionId))
    .where(inArray(front.id, ids));
  const withSection = rows.map(({ row, section }) => ({ ...row, section }));
  return readTimelines(tx, frontReleases, ids, withSection);
}

type Order = { frontId: FrontId; confirmation?: Confirmation | undefined };

/** Runs a confirmed act on the releases of one front, which is locked. */
export function frontAct<Result>(
  actor: AnyActor,
  { frontId: id, confirmation }: Order,
  work: (tx: Transaction, timeline: FrontTimeline) => Promise<Result>,
): Promise<Result> {
  const find = (tx: Transaction) => findFrontTimeline(tx, id);
  return timelineAct(actor, { act: 'front.release', subject: { is: 'front', id }, confirmation, find }, work);
}

/** The tags of the pages that show this front. */
export const tagsOfFront = ({ sectionId }: { sectionId: number | null }): string[] =>
  sectionId === null ? ['front'] : [`section:${sectionId}`];
