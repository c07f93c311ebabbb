import { z } from 'zod';
import { type AuditSubject, auditSubjects } from '#contracts/auditSubjects.ts';
import { staff } from '#db/pools.ts';
import { and, desc, eq, inArray, isNull, lt, sql } from '#db/query.ts';
import { auditEvent } from '#db/schema/auditEvents.ts';
import { user } from '#db/schema/people.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { userId } from '#editorial/inputSchemas.ts';
import { type AuditEventName, recordedActs, recordedNames } from './auditEventTypes.ts';
import { eventOfRow } from './formerEvents.ts';

const knownAct = (name: string | undefined) => recordedActs.find((act) => act === name);

export const auditFilter = z.object({
  actor: userId.or(z.literal('house')).optional().catch(undefined),
  act: z.string().max(60).optional().catch(undefined).transform(knownAct),
  before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional().catch(undefined),
});

export type AuditEntry = {
  id: number;
  at: Date;
  /** null: Copydesk itself */
  actor: string | null;
  /** null: an event of another version of Copydesk */
  event: AuditEventName | null;
  subject: { is: AuditSubject | null; id: string; name: string | null };
  detail: Record<string, unknown>;
};

const PAGE_SIZE = 50;

/** A page of the log, newest first; it continues after the entry with the id `before`. */
export async function readAudit(
  actor: Actor,
  filter: z.output<typeof auditFilter>,
): Promise<{ entries: AuditEntry[]; older: number | null }> {
  allow(actor, 'audit.read');
  const rows = await staff()
    .select({ event: auditEvent, actor: user.name })
    .from(auditEvent)
    .leftJoin(user, eq(user.id, auditEvent.actorId))
    .where(
      and(
        filter.actor === 'house' ? isNull(auditEvent.actorId) : undefined,
        typeof filter.actor === 'number' ? eq(auditEvent.actorId, filter.actor) : undefined,
        filter.act ? inArray(auditEvent.act, recordedNames([filter.act])) : undefined,
        filter.before ? lt(auditEvent.id, filter.before) : undefined,
      ),
    )
    .orderBy(desc(auditEvent.id))
    .limit(PAGE_SIZE + 1);
  const shown = rows.slice(0, PAGE_SIZE);
  const name = await nameSubjects(shown.map(({ event }) => event));
  const entries = shown.map(({ event: row, actor }) => {
    const { id, at, subject, subjectId, detail } = row;
    const is = auditSubjects.find((known) => known === subject) ?? null;
    const named = { is, id: subjectId, name: name(subject, subjectId) };
    return { id, at, actor, event: eventOfRow(row), subject: named, detail };
  });
  return { entries, older: rows.length > PAGE_SIZE ? (shown.at(-1)?.event.id ?? null) : null };
}

/** The present names of the subjects of events; null where the subject is gone or has no name. */
async function nameSubjects(events: { subject: string; subjectId: string }[]) {
  const idsOf = (subject: AuditSubject) => {
    const ids = events.filter((event) => event.subject === subject).map(({ subjectId }) => Number(subjectId));
    return sql`any(${sql.param([...new Set(ids)].filter(Number.isSafeInteger))}::bigint[])`;
  };
  const { rows } = await staff().execute<{ subject: string; id: string; name: string }>(sql`
    select 'user' as subject, id, name from "user" where id = ${idsOf('user')}
    union all select 'article', a.id, coalesce(nullif(d.headline, ''), a.slug)
      from article a left join draft d on d.article_id = a.id where a.id = ${idsOf('article')}
    union all select 'section', id, slug from section where id = ${idsOf('section')}
    union all select 'api-token', id, name from api_token where id = ${idsOf('api-token')}
    union all select 'series', id, slug from series where id = ${idsOf('series')}
    union all select 'front', f.id, coalesce('/sections/' || s.slug, '/') || ' (' || f.language || ')'
      from front f left join section s on s.id = f.section_id where f.id = ${idsOf('front')}
    union all select 'asset', id, coalesce(nullif(alt, ''), file_name) from asset where id = ${idsOf('asset')}
    union all select 'package', id, name from package where id = ${idsOf('package')}
    union all select 'webhook', id, name from webhook where id = ${idsOf('webhook')}
    union all select 'about-page', id, '/' || path from about_page where id = ${idsOf('about-page')}
    union all select 'topic', id, name from topic where id = ${idsOf('topic')}`);
  const names = new Map(rows.map(({ subject, id, name }) => [`${subject} ${id}`, name]));
  return (subject: string, id: string) => names.get(`${subject} ${id}`) ?? null;
}
