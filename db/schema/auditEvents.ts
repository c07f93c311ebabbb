import { index, integer, jsonb, pgTable, text } from '#db/pgCore.ts';
import { sql } from '#db/query.ts';
import { descending, foreignKey, identity, instantColumn } from './columns.ts';
import { user } from './people.ts';

/** Who did what to what, when. Append-only: a trigger refuses changes. */
export const auditEvent = pgTable(
  'audit_event',
  {
    id: identity<number>(),
    at: instantColumn('at').notNull().defaultNow(),
    /** null: Copydesk itself (first start, command line, workers) */
    actorId: foreignKey('actor_id', () => user.id),
    /** the event's name (`editorial/audit/auditEventTypes.ts`); before events had names, the act's */
    act: text('act').notNull(),
    subject: text('subject').notNull(),
    subjectId: text('subject_id').notNull(),
    detail: jsonb('detail').$type<Record<string, unknown>>().notNull().default({}),
  },
  (table) => [
    index('audit_event_newest').on(...descending(table.at, table.id)),
    index('audit_event_subject').on(table.subject, table.subjectId, ...descending(table.id)),
    index('audit_event_actor').on(table.actorId, ...descending(table.id)),
    index('audit_event_act').on(table.act, ...descending(table.id)),
  ],
);

/** Side effects to perform, written in the transaction that causes them and taken by the worker. */
export const outbox = pgTable(
  'outbox',
  {
    id: identity<number>(),
    kind: text('kind').notNull(),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    createdAt: instantColumn('created_at').notNull().defaultNow(),
    queuedAt: instantColumn('queued_at'),
    attempts: integer('attempts').notNull().default(0),
  },
  (table) => [index('outbox_waiting').on(table.id).where(sql`${table.queuedAt} is null`)],
);
