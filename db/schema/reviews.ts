import { bigint, check, index, pgTable, text, uniqueIndex, uuid } from '#db/pgCore.ts';
import { sql } from '#db/query.ts';
import { article } from './articles.ts';
import { bytea, foreignKey, instantColumn } from './columns.ts';
import type { SnapshotId } from './ids.ts';
import { user } from './people.ts';

/**
 * The content of an article that a review page showed: everything that its release would freeze. A release names a
 * snapshot and publishes exactly that content, even if the draft has changed since. Rows that no page has shown for a
 * week are deleted.
 */
export const reviewedSnapshot = pgTable(
  'reviewed_snapshot',
  {
    id: uuid('id').primaryKey().defaultRandom().$type<SnapshotId>(),
    articleId: foreignKey('article_id', () => article.id, { onDelete: 'cascade' }).notNull(),
    /** the last row of the draft's log that it includes */
    draftUpto: bigint('draft_upto', { mode: 'number' }).notNull(),
    /** JSON as text: a draft that cannot be released may contain characters that `jsonb` refuses */
    content: text('content').notNull(),
    /** SHA-256 of `content`: equal content of an article is stored once */
    contentHash: bytea('content_hash').notNull(),
    madeBy: foreignKey('made_by', () => user.id),
    madeAt: instantColumn('made_at').notNull().defaultNow(),
    /** when a review page last showed it, to the hour */
    seenAt: instantColumn('seen_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('reviewed_snapshot_content').on(table.articleId, table.contentHash),
    index('reviewed_snapshot_seen').on(table.seenAt),
    check('reviewed_snapshot_hash', sql`octet_length(${table.contentHash}) = 32`),
  ],
);
