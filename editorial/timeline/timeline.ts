import type { AnyPgColumn, PgTable } from '#db/pgCore.ts';
import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { sentTogether } from '#db/sentTogether.ts';
import { Refusal } from '#editorial/access/refusal.ts';

/** A release that has not been cancelled, and the range in which it is live. */
export type TimelineEntry = {
  id: number;
  number: number;
  contentHash: Uint8Array;
  from: Date;
  until: Date | null;
};

/** The past, live and scheduled releases of one subject (an article or a front), by the database's clock. */
export type Timeline<Row, Entry extends TimelineEntry> = {
  row: Row;
  /** an instant after every earlier act on the subject */
  now: Date;
  /** the last release that has begun, live or not */
  before: Entry | undefined;
  live: Entry | undefined;
  /** the release under embargo; the next release replaces it */
  coming: Entry | undefined;
};

/** A table of releases with a range `live`: the functions below read and write its timelines. */
export type ReleaseTable<Entry extends TimelineEntry> = {
  table: PgTable;
  /** the column that refers to the released subject */
  subject: AnyPgColumn;
  /** columns of further instants that its entries have */
  instants: Record<Exclude<keyof Entry, keyof TimelineEntry>, AnyPgColumn>;
  /** the table of the packages to which its releases belong */
  members: { table: PgTable; packageId: AnyPgColumn; releaseId: AnyPgColumn };
  /** The planned end of a release without a successor; null: none. Omitted for subjects that are never withdrawn. */
  plannedEnd?: (tx: Transaction, entry: Entry, now: Date) => Promise<{ at: Date } | null>;
};

/** Milliseconds from now within which a begin or end may pass before the transaction commits. */
const MARGIN_MS = 1_000;

// Raw queries return instants as text; this one has milliseconds, the precision of instants in orders.
const clock = sql`to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

type NewestRow = Record<string, unknown> & {
  subject: string;
  now: string;
  id: string | null;
  contentHash: Uint8Array;
  until: string | null;
};

/**
 * The timelines of subjects, in the order of `ids`. All have the same `now`.
 * @param rowsPromise the rows, or a query that has been started and that also locks them: the clock is read after it
 * @throws {Refusal} `not-found` where a row is missing
 */
export async function readTimelines<Row extends { id: number }, Entry extends TimelineEntry>(
  tx: Transaction,
  { table, subject, instants }: ReleaseTable<Entry>,
  ids: Row['id'][],
  rowsPromise: Promise<Row[]> | Row[],
): Promise<Timeline<Row, Entry>[]> {
  const more = Object.entries<AnyPgColumn>(instants);
  const columns = more.map(([name, column]) => sql`, ${column} as ${sql.identifier(name)}`);
  // The newest two releases of each subject, of which at most one is scheduled.
  const newest = tx.execute<NewestRow>(sql`
    select requested.id as subject, ${clock} as now, newest.id, newest.number, newest."contentHash", newest."from",
      newest.until ${sql.join(more.map(([name]) => sql`, newest.${sql.identifier(name)}`))}
    from unnest(${sql.param(ids)}::bigint[]) requested (id)
    left join lateral (
      select id, number, content_hash as "contentHash", lower(live) as "from", upper(live) as until
        ${sql.join(columns)}
      from ${table} where ${subject} = requested.id and not isempty(live) order by number desc limit 2
    ) newest on true
    order by newest.number desc`);
  const [rows, { rows: releases }] = await sentTogether([rowsPromise, newest]);
  const now = new Date(Math.max(...releases.map((release) => Date.parse(release.now))) + 1);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const bySubject = Map.groupBy(releases, (release) => Number(release.subject));
  const names = ['from', ...more.map(([name]) => name)];
  return ids.map((id) => {
    const row = byId.get(id);
    if (!row) throw new Refusal('not-found');
    const newestFirst = (bySubject.get(id) ?? []).flatMap((release) => entryOf<Entry>(release, names));
    const coming = newestFirst.find(({ from }) => from > now);
    const before = newestFirst.find(({ from }) => from <= now);
    const live = before && (before.until === null || before.until > now) ? before : undefined;
    return { row, now, before, live, coming };
  });
}

/** @returns an empty array if the subject has no release */
function entryOf<Entry extends TimelineEntry>(row: NewestRow, instants: string[]): Entry[] {
  const { id, number, until } = row;
  if (id === null) return [];
  const entry = {
    id: Number(id),
    number,
    contentHash: new Uint8Array(row.contentHash),
    until: until === null ? null : new Date(until),
    ...Object.fromEntries(instants.map((name) => [name, new Date(String(row[name]))])),
  };
  return [entry as Entry];
}

/**
 * Prepares the timeline for a release at `from`: cancels the scheduled release, and ends the live one then, or at its
 * planned end if that is earlier. With `from` null no release follows.
 * @throws {Refusal} `beginning-now`
 */
export async function endLiveRelease<Entry extends TimelineEntry>(
  tx: Transaction,
  releases: ReleaseTable<Entry>,
  timeline: Timeline<unknown, Entry>,
  from: Date | null,
): Promise<void> {
  refuseBeginningNow(timeline);
  const { live, coming, now } = timeline;
  if (coming) await tx.execute(sql`update ${releases.table} set live = 'empty' where id = ${coming.id}`);
  if (!live) return;
  const planned = await releases.plannedEnd?.(tx, live, now);
  await moveEnd(tx, releases, live, planned && !(from && from <= planned.at) ? planned.at : from);
}

/** Cancels the scheduled release; the live one then ends at its planned end or not at all. @throws {Refusal} `beginning-now` */
export async function cancelComingRelease<Entry extends TimelineEntry>(
  tx: Transaction,
  releases: ReleaseTable<Entry>,
  timeline: Timeline<unknown, Entry>,
): Promise<void> {
  if (timeline.coming) await endLiveRelease(tx, releases, timeline, null);
  else refuseBeginningNow(timeline);
}

/** Sets the end of a release; null: it has none. */
export async function moveEnd<Entry extends TimelineEntry>(
  tx: Transaction,
  { table }: ReleaseTable<Entry>,
  entry: Entry,
  until: Date | null,
): Promise<void> {
  if (until?.getTime() === entry.until?.getTime()) return;
  const end = until?.toISOString() ?? null;
  await tx.execute(
    sql`update ${table} set live = tstzrange(lower(live), ${end}::timestamptz) where id = ${entry.id}`,
  );
}

type Scheduled = Timeline<unknown, TimelineEntry>;

/** @throws {Refusal} `beginning-now` */
export function refuseBeginningNow({ now, live, coming }: Scheduled): void {
  const safeFrom = now.getTime() + MARGIN_MS;
  if ((coming && coming.from.getTime() <= safeFrom) || (live?.until && live.until.getTime() <= safeFrom))
    throw new Refusal('beginning-now');
}

/**
 * Checks that the scheduled release still begins at the time that the actor saw, and may be moved to `at`.
 * @throws {Refusal} `not-scheduled`, `changed-meanwhile`, `embargo-past`
 */
export function refuseUnmovable({ coming, now }: Scheduled, { seen, at }: { seen: Date; at: Date }): void {
  if (!coming) throw new Refusal('not-scheduled');
  if (coming.from.getTime() !== seen.getTime()) throw new Refusal('changed-meanwhile');
  if (at <= now) throw new Refusal('embargo-past');
}
