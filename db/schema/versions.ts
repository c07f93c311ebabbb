import { bigint, check, index, integer, jsonb, pgTable, text } from '#db/pgCore.ts';
import { sql } from '#db/query.ts';
import { article } from './articles.ts';
import { foreignKey, identity, instantColumn } from './columns.ts';
import type { VersionId } from './ids.ts';
import { user } from './people.ts';

/** Why a version of a draft was kept. `first`: the text with which the article was created. */
export const versionReasons = ['first', 'automatic', 'filed', 'named', 'before-restore'] as const;
export type VersionReason = (typeof versionReasons)[number];

/** The text of a draft at one time. Rows are never changed, except that they are named, and that an automatic
 * version gets the reason for which the same text is kept again. */
export const draftVersion = pgTable(
  'draft_version',
  {
    id: identity<VersionId>(),
    articleId: foreignKey('article_id', () => article.id, { onDelete: 'cascade' }).notNull(),
    reason: text('reason').$type<VersionReason>().notNull(),
    /** given by a person */
    name: text('name'),
    headline: text('headline').notNull(),
    standfirst: text('standfirst').notNull(),
    /** null: the body was invalid */
    body: jsonb('body').$type<unknown>(),
    /** `body_fingerprint` of the body as a release would freeze it */
    bodyHash: text('body_hash'),
    wordCount: integer('word_count').notNull(),
    /** the last row of the draft's log that it includes */
    draftUpto: bigint('draft_upto', { mode: 'number' }).notNull(),
    /** when the text was last changed, and by whom */
    changedAt: instantColumn('changed_at').notNull(),
    changedBy: foreignKey('changed_by', () => user.id),
    keptAt: instantColumn('kept_at').notNull().defaultNow(),
  },
  (table) => [
    index('draft_version_article').on(table.articleId, table.id),
    check(
      'draft_version_reason',
      sql`${table.reason} in ('first', 'automatic', 'filed', 'named', 'before-restore')`,
    ),
    check('draft_version_name', sql`char_length(${table.name}) between 1 and 100`),
  ],
);
