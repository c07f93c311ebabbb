import { bigint, check, index, integer, jsonb, pgTable, primaryKey, text } from '#db/pgCore.ts';
import { sql } from '#db/query.ts';
import { article } from './articles.ts';
import { foreignKey, identity, instantColumn } from './columns.ts';
import type { VersionId } from './ids.ts';
import { user } from './people.ts';

/**
 * Why a version of a draft was kept. `first`: the text with which the article was created; `visit`: the text that somebody
 * last saw, before others changed it; `before-edit`: before an edit through the API or by Copydesk itself.
 */
export const versionReasons = [
  'first',
  'automatic',
  'filed',
  'approved',
  'named',
  'before-restore',
  'visit',
  'before-edit',
  'before-suggestions',
] as const;
export type VersionReason = (typeof versionReasons)[number];

/** JSON array of the ids of the pictures in a version's body: the expression of the index `draft_version_pictures`. */
export const picturesOfVersion = sql`jsonb_path_query_array("body",
  '$.** ? (@.type == "picture" || @.type == "figure").attrs.asset')`;

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
    index('draft_version_pictures').using('gin', picturesOfVersion),
    check(
      'draft_version_reason',
      sql`${table.reason} in ('first', 'automatic', 'filed', 'approved', 'named', 'before-restore', 'visit', 'before-edit', 'before-suggestions')`,
    ),
    check('draft_version_name', sql`char_length(${table.name}) between 1 and 100`),
  ],
);

/** How much of a draft's log a person had seen when they last closed the draft in the editor. */
export const draftVisit = pgTable(
  'draft_visit',
  {
    userId: foreignKey('user_id', () => user.id).notNull(),
    articleId: foreignKey('article_id', () => article.id, { onDelete: 'cascade' }).notNull(),
    /** the last row of the draft's log at that time; 0 if none */
    seenUpto: bigint('seen_upto', { mode: 'number' }).notNull(),
    seenAt: instantColumn('seen_at').notNull().defaultNow(),
    /** the text at that time, kept when others first change it; null: nobody else has changed it since */
    versionId: foreignKey('version_id', () => draftVersion.id, { onDelete: 'set null' }),
  },
  (table) => [
    primaryKey({ name: 'draft_visit_pk', columns: [table.articleId, table.userId] }),
    index('draft_visit_version').on(table.versionId).where(sql`${table.versionId} is not null`),
  ],
);
