import { z } from 'zod';
import { inSnapshot, staff, type Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { type DecisionSubject, readDecisionStates, stateIn } from '#editorial/confirmation/decisionState.ts';
import { instantShape } from '#editorial/inputSchemas.ts';
import {
  type Calendar,
  type CalendarEntry,
  findTimed,
  type Next,
  type WaitingStory,
} from './calendarEntries.ts';

/** milliseconds */
const longest = 62 * 86_400_000;
/** as many as anybody reads; past it the calendar says that there is more */
const most = 500;

export const calendarOrder = z
  .object({ from: instantShape, to: instantShape })
  .refine(({ from, to }) => to > from && to.getTime() - from.getTime() <= longest);

/** What goes out or ends in a window of at most 62 days, and what had been scheduled in it and went out. */
export async function readCalendar(actor: AnyActor, order: z.input<typeof calendarOrder>): Promise<Calendar> {
  allow(actor, 'calendar.read');
  const { from, to } = calendarOrder.parse(order);
  const [found, waiting] = await Promise.all([
    inSnapshot(async (tx) => withStates(tx, await findTimed(tx, from, to, most))),
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

/** What goes out or ends within the next 24 hours, by the database's clock. */
export async function readNext(actor: AnyActor): Promise<Next> {
  allow(actor, 'calendar.read');
  return findTimed(staff(), null, null, 200);
}

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
