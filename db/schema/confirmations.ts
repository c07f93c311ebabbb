import { index, pgTable, primaryKey, text, uuid } from '#db/pgCore.ts';
import { foreignKey, instantColumn } from './columns.ts';
import { user } from './people.ts';

/** Idempotency keys of acts carried out from a form. Deleted after thirty days. */
export const confirmedRequest = pgTable(
  'confirmed_request',
  {
    actorId: foreignKey('actor_id', () => user.id).notNull(),
    key: uuid('key').notNull(),
    act: text('act').notNull(),
    /** null: the act created something */
    subject: text('subject'),
    subjectId: text('subject_id'),
    at: instantColumn('at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.actorId, table.key] }),
    index('confirmed_request_at').on(table.at),
  ],
);
