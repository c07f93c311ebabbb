import { bigint, check, index, pgTable, text, uniqueIndex, uuid } from '#db/pgCore.ts';
import { sql } from '#db/query.ts';
import { article } from './articles.ts';
import { bytea, instantColumn, reference } from './columns.ts';
import type { ArticleId, SnapshotId, UserId } from './ids.ts';
import { user } from './people.ts';

/**
 * What a review page showed of an article: all that its release would freeze. A release names one and gets exactly that
 * content, however far the draft has moved on. Rows that nobody has looked at for a week are deleted.
 */
export const reviewedSnapshot = pgTable(
  'reviewed_snapshot',
  {
    id: uuid('id').primaryKey().defaultRandom().$type<SnapshotId>(),
    articleId: reference<ArticleId>('article_id')
      .notNull()
      .references(() => article.id, { onDelete: 'cascade' }),
    /** the last row of the draft's log that it contains */
    draftUpto: bigint('draft_upto', { mode: 'number' }).notNull(),
    /** JSON as text: a draft that no release accepts may hold characters that `jsonb` refuses */
    content: text('content').notNull(),
    /** SHA-256 of `content`: the same content of the same article is one row */
    contentHash: bytea('content_hash').notNull(),
    madeBy: reference<UserId>('made_by').references(() => user.id),
    madeAt: instantColumn('made_at').notNull().defaultNow(),
    /** when a review page last showed it, to within an hour */
    seenAt: instantColumn('seen_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('reviewed_snapshot_content').on(table.articleId, table.contentHash),
    index('reviewed_snapshot_seen').on(table.seenAt),
    check('reviewed_snapshot_hash', sql`octet_length(${table.contentHash}) = 32`),
  ],
);
