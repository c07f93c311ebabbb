import type { Transaction } from '#db/pools.ts';
import { and, asc, desc, eq, gt, inArray, isNull, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import type { ArticleId, ReleaseId } from '#db/schema/ids.ts';
import { release, withdrawal } from '#db/schema/releases.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { refuseIfInBin } from '#editorial/bin/binFilters.ts';

export type TimelineEntry = {
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
  before: TimelineEntry | undefined;
  live: TimelineEntry | undefined;
  /** the release under embargo; whatever is released next takes its place */
  coming: TimelineEntry | undefined;
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
  const [line] = await findTimelines(tx, [articleId]);
  if (!line) throw new Refusal('not-found');
  return line;
}

/** The timelines of several articles, in the order given. All have the same `now`. @throws {Refusal} `not-found` */
export async function findTimelines(tx: Transaction, ids: ArticleId[]): Promise<Timeline[]> {
  const rows = await tx
    .select()
    .from(article)
    .where(inArray(article.id, ids))
    .orderBy(asc(article.id))
    .for(lock);
  return readTimelines(tx, ids, rows);
}

/** The same for who only looks: nothing is locked, and it may be otherwise the next moment. @throws {Refusal} `not-found` */
export async function readTimeline(tx: Transaction, articleId: ArticleId): Promise<Timeline> {
  const rows = await tx.select().from(article).where(eq(article.id, articleId));
  const [line] = await readTimelines(tx, [articleId], rows);
  if (!line) throw new Refusal('not-found');
  return line;
}

async function readTimelines(
  tx: Transaction,
  ids: ArticleId[],
  rows: Timeline['row'][],
): Promise<Timeline[]> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const id of ids) {
    const row = byId.get(id);
    if (!row) throw new Refusal('not-found');
    refuseIfInBin(row);
  }
  const newest = newestReleases(tx);
  const found = await tx
    .select({ articleId: article.id, now: clock, moment: momentOf(newest) })
    .from(article)
    .leftJoinLateral(newest, sql`true`)
    .where(inArray(article.id, ids))
    .orderBy(desc(newest.number));
  const now = new Date(Math.max(...found.map((one) => new Date(one.now).getTime())) + 1);
  const byArticle = Map.groupBy(found, (one) => one.articleId);
  return ids.flatMap((id) => {
    const row = byId.get(id);
    const moments = byArticle.get(id)?.flatMap(({ moment }) => asMoment(moment)) ?? [];
    return row ? [timelineOf(row, now, moments)] : [];
  });
}

function timelineOf(row: Timeline['row'], now: Date, newestFirst: TimelineEntry[]): Timeline {
  const coming = newestFirst.find(({ from }) => from > now);
  const before = newestFirst.find(({ from }) => from <= now);
  const live = before && (before.until === null || before.until > now) ? before : undefined;
  return { row, now, before, live, coming };
}

// Dates come as text from expressions: to the millisecond, in which all ours are given.
const clock = sql<string>`to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The newest two of each article: no more than one is to come. */
const newestReleases = (tx: Transaction) =>
  tx
    .select({
      id: release.id,
      number: release.number,
      contentHash: release.contentHash,
      firstReleasedAt: release.firstReleasedAt,
      modifiedAt: release.modifiedAt,
      from: sql<string>`lower(${release.live})`.as('begin'),
      until: sql<string | null>`upper(${release.live})`.as('until'),
    })
    .from(release)
    .where(and(eq(release.articleId, article.id), sql`not isempty(${release.live})`))
    .orderBy(desc(release.number))
    .limit(2)
    .as('newest');

/** Its columns as the query around it knows them. */
const momentOf = (newest: ReturnType<typeof newestReleases>) => ({
  id: newest.id,
  number: newest.number,
  contentHash: newest.contentHash,
  firstReleasedAt: newest.firstReleasedAt,
  modifiedAt: newest.modifiedAt,
  from: newest.from,
  until: newest.until,
});

type MomentRow = {
  [Name in keyof TimelineEntry]: (Name extends 'from' | 'until' ? string : TimelineEntry[Name]) | null;
};

/** None where the article has no release. */
function asMoment(row: MomentRow | null): TimelineEntry[] {
  if (!row) return [];
  const { id, number, contentHash, firstReleasedAt, modifiedAt, from, until } = row;
  if (!(id && number && contentHash && firstReleasedAt && modifiedAt && from)) return [];
  const begin = new Date(from);
  const end = until === null ? null : new Date(until);
  return [{ id, number, contentHash, firstReleasedAt, modifiedAt, from: begin, until: end }];
}

/**
 * Makes room for a release at `from`: calls off what has not begun, and lets what is live end then, or at its own
 * planned end if that comes first.
 * @throws {Refusal} `beginning-now`
 */
export async function endLiveRelease(tx: Transaction, line: Timeline, from: Date): Promise<void> {
  refuseBeginningNow(line);
  if (line.coming) await callOff(tx, line.coming);
  if (!line.live) return;
  const planned = await plannedEnd(tx, line.live, line.now);
  await moveEnd(tx, line.live, planned && planned.at < from ? planned.at : from);
}

/** Calls off what has not begun; what is live goes on as long as it would have. @throws {Refusal} `beginning-now` */
export async function cancelComingRelease(tx: Transaction, line: Timeline): Promise<void> {
  refuseBeginningNow(line);
  if (!line.coming) return;
  await callOff(tx, line.coming);
  if (line.live) await moveEnd(tx, line.live, (await plannedEnd(tx, line.live, line.now))?.at ?? null);
}

export function refuseBeginningNow({ now, live, coming }: Timeline): void {
  const brink = now.getTime() + margin;
  if ((coming && coming.from.getTime() <= brink) || (live?.until && live.until.getTime() <= brink))
    throw new Refusal('beginning-now');
}

async function callOff(tx: Transaction, coming: TimelineEntry): Promise<void> {
  await tx.update(release).set({ live: 'empty' }).where(eq(release.id, coming.id));
}

/** Null: it goes on until something ends it. */
export async function moveEnd(tx: Transaction, moment: TimelineEntry, until: Date | null): Promise<void> {
  if (until?.getTime() === moment.until?.getTime()) return;
  await tx
    .update(release)
    .set({ live: sql`tstzrange(lower(${release.live}), ${until?.toISOString() ?? null}::timestamptz)` })
    .where(eq(release.id, moment.id));
}

export type PlannedEnd = { at: Date; because: string };

/** When and why a release is to be withdrawn, if that was planned and not called off. */
export async function plannedEnd(
  tx: Transaction,
  moment: TimelineEntry,
  now: Date,
): Promise<PlannedEnd | null> {
  const [planned] = await tx
    .select({ at: withdrawal.at, because: withdrawal.because })
    .from(withdrawal)
    .where(and(eq(withdrawal.releaseId, moment.id), isNull(withdrawal.calledOffAt), gt(withdrawal.at, now)))
    .orderBy(desc(withdrawal.id))
    .limit(1);
  return planned ?? null;
}
