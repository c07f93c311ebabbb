import type { Transaction } from '#db/pools.ts';
import { and, asc, desc, eq, inArray, sql } from '#db/query.ts';
import { front, frontRelease } from '#db/schema/fronts.ts';
import type { FrontId, FrontReleaseId } from '#db/schema/ids.ts';
import { section } from '#db/schema/taxonomy.ts';
import { Refusal } from '#editorial/access/refusal.ts';

export type FrontMoment = {
  id: FrontReleaseId;
  number: number;
  contentHash: Uint8Array;
  from: Date;
  until: Date | null;
};

/** What has been, is and will be of one front, by the database's clock; its row is locked. */
export type FrontTimeline = {
  row: typeof front.$inferSelect;
  /** null: the front page itself. `ledgerName` is what hashes cover, `slug` the address of now */
  section: { slug: string; ledgerName: string } | null;
  /** an instant after every earlier act on this front */
  now: Date;
  /** the last release that has begun */
  before: FrontMoment | undefined;
  live: FrontMoment | undefined;
  /** the release under embargo; whatever is released next takes its place */
  coming: FrontMoment | undefined;
};

/** Nearer than this, what is about to begin may have done so before the transaction commits, ms. */
const margin = 1_000;

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
  await lockFronts(tx, [frontId]);
  const [row] = await tx.select().from(front).where(eq(front.id, frontId));
  if (!row) throw new Refusal('not-found');
  const found = await tx
    .select({
      now: clock,
      section: { slug: section.slug, ledgerName: section.ledgerName },
      moment: momentColumns,
    })
    .from(front)
    .leftJoin(section, eq(section.id, front.sectionId))
    .leftJoin(frontRelease, and(eq(frontRelease.frontId, front.id), sql`not isempty(${frontRelease.live})`))
    .where(eq(front.id, frontId))
    .orderBy(desc(frontRelease.number))
    .limit(2);
  const now = new Date(new Date(found[0]?.now ?? Number.NaN).getTime() + 1);
  const moments = found.flatMap(({ moment }) =>
    moment
      ? [{ ...moment, from: new Date(moment.from), until: moment.until ? new Date(moment.until) : null }]
      : [],
  );
  const coming = moments.find(({ from }) => from > now);
  const before = moments.find(({ from }) => from <= now);
  const live = before && (before.until === null || before.until > now) ? before : undefined;
  return { row, section: found[0]?.section ?? null, now, before, live, coming };
}

// Dates come as text from expressions: to the millisecond, in which all ours are given.
const clock = sql<string>`to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const momentColumns = {
  id: frontRelease.id,
  number: frontRelease.number,
  contentHash: frontRelease.contentHash,
  from: sql<string>`lower(${frontRelease.live})`,
  until: sql<string | null>`upper(${frontRelease.live})`,
};

/**
 * Makes room for a release at `from`: calls off what has not begun, and lets what is live end then.
 * @throws {Refusal} `beginning-now`
 */
export async function endLiveFront(tx: Transaction, line: FrontTimeline, from: Date): Promise<void> {
  await dropComing(tx, line);
  if (line.live) await moveEnd(tx, line.live, from);
}

/** Calls off what has not begun; what is live goes on. @throws {Refusal} `beginning-now` */
export async function cancelComingFront(tx: Transaction, line: FrontTimeline): Promise<void> {
  await dropComing(tx, line);
  if (line.live) await moveEnd(tx, line.live, null);
}

async function dropComing(tx: Transaction, { now, coming }: FrontTimeline): Promise<void> {
  if (!coming) return;
  if (coming.from.getTime() <= now.getTime() + margin) throw new Refusal('beginning-now');
  await tx.update(frontRelease).set({ live: 'empty' }).where(eq(frontRelease.id, coming.id));
}

async function moveEnd(tx: Transaction, moment: FrontMoment, until: Date | null): Promise<void> {
  if (until?.getTime() === moment.until?.getTime()) return;
  const end = until?.toISOString() ?? null;
  await tx
    .update(frontRelease)
    .set({ live: sql`tstzrange(lower(${frontRelease.live}), ${end}::timestamptz)` })
    .where(eq(frontRelease.id, moment.id));
}

/** The tags of the pages that show this front. */
export const tagsOfFront = ({ sectionId }: { sectionId: number | null }): string[] =>
  sectionId === null ? ['front'] : [`section:${sectionId}`];
