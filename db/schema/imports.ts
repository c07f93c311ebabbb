import { check, jsonb, pgTable, text } from '#db/pgCore.ts';
import { sql } from '#db/query.ts';
import { article } from './articles.ts';
import { foreignKey, instantColumn } from './columns.ts';
import { user } from './people.ts';

/**
 * Data from the import of an article besides its text: the passages left out, and why the article must not be released
 * at once.
 */
export const importRecord = pgTable(
  'import_record',
  {
    articleId: foreignKey('article_id', () => article.id, { onDelete: 'cascade' }).primaryKey(),
    /** a `HoldReason`; null if there is none, or after a user has released the article in spite of it */
    hold: text('hold'),
    /** the earliest time of release that the sender allows; null if none was given */
    embargoedUntil: instantColumn('embargoed_until'),
    /** a list of `KeptOut` */
    keptOut: jsonb('kept_out').$type<unknown>().notNull(),
    importedAt: instantColumn('imported_at').notNull().defaultNow(),
    /** who released it in spite of the hold */
    liftedBy: foreignKey('lifted_by', () => user.id),
  },
  (table) => [
    check(
      'import_record_hold',
      sql`${table.hold} in ('kill', 'hold', 'embargo', 'future-date', 'correction', 'uncertain')`,
    ),
  ],
);
