import { z } from 'zod';
import { inSnapshot, staff, type Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ReleaseKind } from '#db/schema/releases.ts';
import type { Language, LocalizedNames } from '#db/schema/taxonomy.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { type DecisionSubject, readDecisionStates, stateIn } from '#editorial/confirmation/decisionState.ts';
import { instantSchema } from '#editorial/inputSchemas.ts';
import { type CalendarLimits, type CalendarRow, readCalendarRows } from './calendarRows.ts';

const MAX_WINDOW_MS = 62 * 86_400_000;
/** Maximum entries that the calendar shows; if there are more, `more` is true. */
const windowLimits: CalendarLimits = { coming: 500, past: 500 };
const nextDayLimits: CalendarLimits = { coming: 200, past: 0 };

export const calendarOrder = z
  .object({ from: instantSchema, to: instantSchema })
  .refine(({ from, to }) => to > from && to.getTime() - from.getTime() <= MAX_WINDOW_MS);

type Timed = {
  /** unique within one answer */
  key: string;
  /** ISO: when it is released or withdrawn */
  at: string;
  /** it has happened, so it cannot be moved */
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

/** A release that begins together with the next release of another story. */
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

/** Releases and withdrawals in a window of at most 62 days, past and future. */
export async function readCalendar(actor: AnyActor, order: z.input<typeof calendarOrder>): Promise<Calendar> {
  allow(actor, 'calendar.read');
  const { from, to } = calendarOrder.parse(order);
  const [timed, waiting] = await Promise.all([
    inSnapshot(async (tx) => withStates(tx, await findTimed(tx, from, to, windowLimits))),
    findWaiting(),
  ]);
  return { ...timed, waiting };
}

async function withStates(tx: Transaction, { entries, ...rest }: TimedEntries): Promise<TimedEntries> {
  const coming = entries.filter(({ past }) => !past);
  const states = await readDecisionStates(tx, coming.map(subjectOf));
  for (const entry of coming) entry.decidedOn = stateIn(states, subjectOf(entry));
  return { entries, ...rest };
}

function subjectOf(entry: CalendarEntry): DecisionSubject {
  if (entry.is === 'package') return { is: 'package', id: entry.packageId };
  return entry.is === 'front' ? { is: 'front', id: entry.frontId } : { is: 'article', id: entry.articleId };
}

export type TimedEntries = Pick<Calendar, 'now' | 'entries' | 'more'>;

/** Releases and withdrawals within the next 24 hours, by the database's clock. */
export async function readNext(actor: AnyActor): Promise<TimedEntries> {
  allow(actor, 'calendar.read');
  return findTimed(staff(), null, null, nextDayLimits);
}

/** The entries of a window: all that are to come and the latest past ones, within the limits. */
async function findTimed(
  db: Pick<Transaction, 'execute'>,
  from: Date | null,
  to: Date | null,
  limits: CalendarLimits,
): Promise<TimedEntries> {
  const { rows, ...rest } = await readCalendarRows(db, from, to, limits);
  return { ...rest, entries: bundle(rows) };
}

/** Combines the releases of a package that begin together to one entry; other rows become one entry each. */
function bundle(rows: CalendarRow[]): CalendarEntry[] {
  const entries: CalendarEntry[] = [];
  const packages = new Map<string, Extract<CalendarEntry, { is: 'package' }>>();
  for (const row of rows) {
    const { number, at } = row;
    const timed = { key: `${row.is}:${row.id}`, at, past: row.past, decidedOn: null };
    const key = `package:${row.package_id}:${at}`;
    const present = packages.get(key);
    if (row.is === 'withdrawal')
      entries.push({ ...timed, ...storyOf(row), is: 'withdrawal', number, because: row.because ?? '' });
    else if (row.package_id === null) entries.push({ ...timed, ...partOf(row) });
    else if (present) present.parts.push(partOf(row));
    else {
      const named = { packageId: Number(row.package_id), name: row.package ?? '' };
      const added = { ...timed, ...named, key, is: 'package' as const, parts: [partOf(row)] };
      packages.set(key, added);
      entries.push(added);
    }
  }
  return entries;
}

function partOf(row: CalendarRow): CalendarPart {
  const { section, language, number } = row;
  if (row.is === 'front') return { is: 'front', frontId: Number(row.front_id), section, language, number };
  return { ...storyOf(row), is: 'release', number, kind: row.kind };
}

const storyOf = (row: CalendarRow): Story => ({
  articleId: Number(row.article_id),
  headline: row.headline ?? '',
  language: row.language,
});

async function findWaiting(): Promise<WaitingStory[]> {
  const { rows } = await staff().execute<WaitingStory>(sql`
    select to_jsonb(w.article_id) as "articleId", w.frozen->>'headline' as headline, a.language, jsonb_build_object(
        'articleId', w.after_article_id, 'headline', d.headline, 'language', b.language) as after
    from waiting_release w join article a on a.id = w.article_id
    join article b on b.id = w.after_article_id join draft d on d.article_id = b.id
    order by w.ordered_at, w.article_id limit 100`);
  return rows;
}
