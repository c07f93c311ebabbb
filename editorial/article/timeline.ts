import { and, asc, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import type { Transaction } from '#db/pools';
import { article } from '#db/schema/articles';
import type { ArticleId, ReleaseId } from '#db/schema/ids';
import { release, withdrawal } from '#db/schema/releases';
import { refuseIfInBin } from '#editorial/bin/binFilters';
import { Refusal } from '#editorial/refusal';

export type Moment = {
  id: ReleaseId;
  number: number;
  contentHash: Uint8Array;
  firstReleasedAt: Date;
  modifiedAt: Date;
  from: Date;
  until: Date | null;
};

/** What has been, is and will be of one article, by the database's clock; its row is locked. */
export type Timeline = {
  row: typeof article.$inferSelect;
  /** an instant after every earlier act on this article */
  now: Date;
  /** the last release that has begun, live or not */
  before: Moment | undefined;
  live: Moment | undefined;
  /** the release under embargo; whatever is released next takes its place */
  coming: Moment | undefined;
};

/** Strong enough against other acts on the article; others may still refer to it (`for key share`) meanwhile. */
const lock = 'no key update';

/** Nearer than this, what is about to begin or end may have done so before the transaction commits. */
const margin = 1_000;

/**
 * Locks articles, always in the order of their ids, so that nobody deadlocks. Whoever waited for a lock asks the clock
 * after it, and so gets an instant after the act before.
 */
export async function lockArticles(tx: Transaction, ids: ArticleId[]): Promise<void> {
  await tx
    .select({ id: article.id })
    .from(article)
    .where(inArray(article.id, ids))
    .orderBy(asc(article.id))
    .for(lock);
}

/** @throws {Refusal} `not-found` */
export async function findTimeline(tx: Transaction, articleId: ArticleId): Promise<Timeline> {
  const [row] = await tx.select().from(article).where(eq(article.id, articleId)).for(lock);
  return readTimeline(tx, row);
}

/** The same for who only looks: nothing is locked, and it may be otherwise the next moment. @throws {Refusal} `not-found` */
export async function glimpseTimeline(tx: Transaction, articleId: ArticleId): Promise<Timeline> {
  const [row] = await tx.select().from(article).where(eq(article.id, articleId));
  return readTimeline(tx, row);
}

async function readTimeline(tx: Transaction, row: Timeline['row'] | undefined): Promise<Timeline> {
  if (!row) throw new Refusal('not-found');
  refuseIfInBin(row);
  const found = await tx
    .select({ now: clock, moment: momentColumns })
    .from(article)
    .leftJoin(release, and(eq(release.articleId, article.id), sql`not isempty(${release.live})`))
    .where(eq(article.id, row.id))
    .orderBy(desc(release.number))
    .limit(2);
  const now = new Date(new Date(found[0]?.now ?? Number.NaN).getTime() + 1);
  const moments = found.flatMap(({ moment }) => (moment ? [asMoment(moment)] : []));
  const coming = moments.find(({ from }) => from > now);
  const before = moments.find(({ from }) => from <= now);
  const live = before && (before.until === null || before.until > now) ? before : undefined;
  return { row, now, before, live, coming };
}

// Dates come as text from expressions: to the millisecond, in which all ours are given.
const clock = sql<string>`to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const momentColumns = {
  id: release.id,
  number: release.number,
  contentHash: release.contentHash,
  firstReleasedAt: release.firstReleasedAt,
  modifiedAt: release.modifiedAt,
  from: sql<string>`lower(${release.live})`,
  until: sql<string | null>`upper(${release.live})`,
};
const asMoment = (row: Omit<Moment, 'from' | 'until'> & { from: string; until: string | null }): Moment => ({
  ...row,
  from: new Date(row.from),
  until: row.until === null ? null : new Date(row.until),
});

/**
 * Makes room for a release at `from`: calls off what has not begun, and lets what is live end then, or at its own
 * planned end if that comes first.
 * @throws {Refusal} `beginning-now`
 */
export async function makeRoom(tx: Transaction, line: Timeline, from: Date): Promise<void> {
  refuseAtTheBrink(line);
  if (line.coming) await callOff(tx, line.coming);
  if (!line.live) return;
  const planned = await plannedEnd(tx, line.live, line.now);
  await moveEnd(tx, line.live, planned && planned.at < from ? planned.at : from);
}

/** Calls off what has not begun; what is live goes on as long as it would have. @throws {Refusal} `beginning-now` */
export async function callOffComing(tx: Transaction, line: Timeline): Promise<void> {
  refuseAtTheBrink(line);
  if (!line.coming) return;
  await callOff(tx, line.coming);
  if (line.live) await moveEnd(tx, line.live, (await plannedEnd(tx, line.live, line.now))?.at ?? null);
}

export function refuseAtTheBrink({ now, live, coming }: Timeline): void {
  const brink = now.getTime() + margin;
  if ((coming && coming.from.getTime() <= brink) || (live?.until && live.until.getTime() <= brink))
    throw new Refusal('beginning-now');
}

async function callOff(tx: Transaction, coming: Moment): Promise<void> {
  await tx.update(release).set({ live: 'empty' }).where(eq(release.id, coming.id));
}

/** Null: it goes on until something ends it. */
export async function moveEnd(tx: Transaction, moment: Moment, until: Date | null): Promise<void> {
  if (until?.getTime() === moment.until?.getTime()) return;
  await tx
    .update(release)
    .set({ live: sql`tstzrange(lower(${release.live}), ${until?.toISOString() ?? null}::timestamptz)` })
    .where(eq(release.id, moment.id));
}

export type PlannedEnd = { at: Date; because: string };

/** When and why a release is to be withdrawn, if that was planned and not called off. */
export async function plannedEnd(tx: Transaction, moment: Moment, now: Date): Promise<PlannedEnd | null> {
  const [planned] = await tx
    .select({ at: withdrawal.at, because: withdrawal.because })
    .from(withdrawal)
    .where(and(eq(withdrawal.releaseId, moment.id), isNull(withdrawal.calledOffAt), gt(withdrawal.at, now)))
    .orderBy(desc(withdrawal.id))
    .limit(1);
  return planned ?? null;
}
