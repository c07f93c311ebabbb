import { check, jsonb, pgTable, text } from '#db/pgCore.ts';
import { sql } from '#db/query.ts';
import { article } from './articles.ts';
import { instantColumn, reference } from './columns.ts';
import type { ArticleId, UserId } from './ids.ts';
import { user } from './people.ts';

/** What an import knew of an article beside its text: what it kept out of it, and why it may not go out at once. */
export const importRecord = pgTable(
  'import_record',
  {
    articleId: reference<ArticleId>('article_id')
      .primaryKey()
      .references(() => article.id, { onDelete: 'cascade' }),
    /** a `HoldReason`; null when nothing holds the article, or when a person has released it in spite of that */
    hold: text('hold'),
    /** the sender wants it released no earlier; null when no time was given */
    embargoedUntil: instantColumn('embargoed_until'),
    /** a list of `KeptOut` */
    keptOut: jsonb('kept_out').$type<unknown>().notNull(),
    importedAt: instantColumn('imported_at').notNull().defaultNow(),
    /** who released it in spite of the hold */
    liftedBy: reference<UserId>('lifted_by').references(() => user.id),
  },
  (table) => [
    check(
      'import_record_hold',
      sql`${table.hold} in ('kill', 'hold', 'embargo', 'future-date', 'correction', 'uncertain')`,
    ),
  ],
);
