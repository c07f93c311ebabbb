import { z } from 'zod';
import { inSnapshot, staff, type Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ReleaseKind } from '#db/schema/releases.ts';
import type { Language, LocalizedNames } from '#db/schema/taxonomy.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { type DecisionSubject, readDecisionStates, stateIn } from '#editorial/confirmation/decisionState.ts';
import { instantShape } from '#editorial/inputSchemas.ts';

const DAY_MS = 86_400_000;
const longest = 62 * DAY_MS;
/** maximum entries; beyond it the calendar says that there are more */
const MAX_ENTRIES = 500;

export const calendarOrder = z
  .object({ from: instantShape, to: instantShape })
  .refine(({ from, to }) => to > from && to.getTime() - from.getTime() <= longest);

type Timed = {
  /** unique within one answer */
  key: string;
  /** ISO: when it is released, or ends */
  at: string;
  /** it has happened: it cannot be moved */
  past: boolean;
  /** sent back with the order to move or cancel it; null in `readNext` and for past entries */
  decidedOn: string | null;
};
type Story = { articleId: number; headline: string; language: Language };

export type CalendarPart =
  | (Story & { is: 'release'; number: number; kind: ReleaseKind })
  | { is: 'front'; frontId: number; section: LocalizedNames | null; language: Language; number: number };

/** An entry of the calendar at one instant; a package is one entry with its parts. */
export type CalendarEntry = Timed &
  (
    | CalendarPart
    | (Story & { is: 'withdrawal'; number: number; because: string })
    | { is: 'package'; packageId: number; name: string; parts: CalendarPart[] }
  );

/** A release without a time of its own: it begins together with the other story's next release. */
export type WaitingStory = Story & { after: Story };

export type Calendar = {
  /** ISO: the database's clock */
  now: string;
  /** by time */
  entries: CalendarEntry[];
  waiting: WaitingStory[];
  /** the window has more entries than are shown */
  more: boolean;
};

/** What is released or ends in a window of at most 62 days, and past releases in it that had been scheduled. */
export async function readCalendar(actor: AnyActor, order: z.input<typeof calendarOrder>): Promise<Calendar> {
  allow(actor, 'calendar.read');
  const { from, to } = calendarOrder.parse(order);
  const [found, waiting] = await Promise.all([
    inSnapshot(async (tx) => withStates(tx, await findTimed(tx, from, to, MAX_ENTRIES))),
    findWaiting(),
  ]);
  return { ...found, waiting };
}

async function withStates(tx: Transaction, { entries, ...rest }: Next): Promise<Next> {
  const coming = entries.filter(({ past }) => !past);
  const states = await readDecisionStates(tx, coming.map(subjectOf));
  for (const entry of coming) entry.decidedOn = stateIn(states, subjectOf(entry));
  return { entries, ...rest };
}

function subjectOf(entry: CalendarEntry): DecisionSubject {
  if (entry.is === 'package') return { is: 'package', id: entry.packageId };
  return entry.is === 'front' ? { is: 'front', id: entry.frontId } : { is: 'article', id: entry.articleId };
}

export type Next = Pick<Calendar, 'now' | 'entries' | 'more'>;

/** What is released or ends within the next 24 hours, by the database's clock. */
export async function readNext(actor: AnyActor): Promise<Next> {
  allow(actor, 'calendar.read');
  return findTimed(staff(), null, null, 200);
}

type Row = {
  is: 'release' | 'front' | 'withdrawal';
  id: string;
  at: string;
  past: boolean;
  now: string;
  article_id: string | null;
  front_id: string | null;
  headline: string | null;
  section: LocalizedNames | null;
  language: Language;
  number: number;
  kind: ReleaseKind;
  because: string | null;
  package_id: string | null;
  package: string | null;
};

const iso = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** Without a window: the next 24 hours. Past releases that were not scheduled are excluded. */
async function findTimed(
  db: Pick<Transaction, 'execute'>,
  from: Date | null,
  to: Date | null,
  limit: number,
): Promise<Next> {
  const begin = sql`coalesce(${from?.toISOString() ?? null}::timestamptz, now())`;
  const end = sql`coalesce(${to?.toISOString() ?? null}::timestamptz, now() + interval '24 hours')`;
  const { rows } = await db.execute<Row>(sql`
    with timed as (
      select 'release' as is, r.id, lower(r.live) as at, r.article_id, null::bigint as front_id, r.headline,
             null::jsonb as section, r.language, r.number, r.kind, null as because, x.package_id
        from release r left join package_release x on x.release_id = r.id
        where lower(r.live) >= ${begin} and lower(r.live) < ${end}
          and (lower(r.live) > now() or r.entered_at < lower(r.live) - interval '1 minute')
      union all
      select 'front', r.id, lower(r.live), null, r.front_id, null, s.names, f.language, r.number, r.kind, null, x.package_id
        from front_release r join front f on f.id = r.front_id left join section s on s.id = f.section_id
        left join package_front_release x on x.front_release_id = r.id
        where lower(r.live) >= ${begin} and lower(r.live) < ${end}
          and (lower(r.live) > now() or r.entered_at < lower(r.live) - interval '1 minute')
      union all
      select 'withdrawal', w.id, w.at, w.article_id, null, r.headline, null, r.language, r.number, r.kind, w.because, null
        from release r join withdrawal w on w.release_id = r.id and w.at = upper(r.live) and w.called_off_at is null
        where not upper_inf(r.live) and upper(r.live) > greatest(now(), ${begin}) and upper(r.live) < ${end}
    )
    select t.*, ${iso('t.at')} as at, t.at <= now() as past, ${iso('now()')} as now, p.name as package
    from (select 1) one left join (select * from timed order by at, id limit ${limit + 1}) t on true
    left join package p on p.id = t.package_id
    order by t.at, t.package_id nulls last, t.is desc, t.id`);
  const found = rows.filter((row) => row.id !== null);
  return {
    now: rows[0]?.now ?? '',
    entries: bundle(found.slice(0, limit)),
    more: found.length > limit,
  };
}

/** Groups releases that were scheduled together into one entry. A release without a group is an entry of its own. */
function bundle(rows: Row[]): CalendarEntry[] {
  const entries: CalendarEntry[] = [];
  const packages = new Map<string, Extract<CalendarEntry, { is: 'package' }>>();
  for (const row of rows) {
    const timed = { key: `${row.is}:${row.id}`, at: row.at, past: row.past, decidedOn: null };
    if (row.is === 'withdrawal') {
      entries.push({
        ...timed,
        ...storyOf(row),
        is: 'withdrawal',
        number: row.number,
        because: row.because ?? '',
      });
      continue;
    }
    if (row.package_id === null) {
      entries.push({ ...timed, ...partOf(row) });
      continue;
    }
    const key = `package:${row.package_id}:${row.at}`;
    const there = packages.get(key);
    if (there) there.parts.push(partOf(row));
    else {
      const made = {
        ...timed,
        key,
        is: 'package' as const,
        packageId: Number(row.package_id),
        name: row.package ?? '',
        parts: [partOf(row)],
      };
      packages.set(key, made);
      entries.push(made);
    }
  }
  return entries;
}

function partOf(row: Row): CalendarPart {
  if (row.is === 'front')
    return {
      is: 'front',
      frontId: Number(row.front_id),
      section: row.section,
      language: row.language,
      number: row.number,
    };
  return { ...storyOf(row), is: 'release', number: row.number, kind: row.kind };
}

const storyOf = (row: Row): Story => ({
  articleId: Number(row.article_id),
  headline: row.headline ?? '',
  language: row.language,
});

async function findWaiting(): Promise<WaitingStory[]> {
  const { rows } = await staff().execute<{
    id: string;
    headline: string;
    language: Language;
    after: string;
    after_headline: string;
    after_language: Language;
  }>(sql`
    select w.article_id as id, w.frozen->>'headline' as headline, a.language,
           w.after_article_id as after, d.headline as after_headline, b.language as after_language
    from waiting_release w join article a on a.id = w.article_id
    join article b on b.id = w.after_article_id join draft d on d.article_id = b.id
    order by w.ordered_at, w.article_id limit 100`);
  return rows.map((row) => ({
    articleId: Number(row.id),
    headline: row.headline,
    language: row.language,
    after: { articleId: Number(row.after), headline: row.after_headline, language: row.after_language },
  }));
}
