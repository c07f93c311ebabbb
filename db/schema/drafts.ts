import { bigint, index, integer, jsonb, pgTable, primaryKey, smallint, text } from '#db/pgCore.ts';
import { sql } from '#db/query.ts';
import { article } from './articles.ts';
import { bytea, foreignKey, identity, instantColumn, tsvector } from './columns.ts';
import { user } from './people.ts';

/** The append-only log of Yjs updates. It is the source of truth for drafts, not any process's memory. */
export const draftUpdate = pgTable(
  'draft_update',
  {
    id: identity<number>(),
    articleId: foreignKey('article_id', () => article.id).notNull(),
    update: bytea('update').notNull(),
    userId: foreignKey('user_id', () => user.id),
    at: instantColumn('at').notNull().defaultNow(),
  },
  (table) => [index('draft_update_article').on(table.articleId, table.id)],
);

/** A draft's compacted state, and columns derived from it afterwards. */
export const draft = pgTable(
  'draft',
  {
    articleId: foreignKey('article_id', () => article.id).primaryKey(),
    schemaVersion: integer('schema_version').notNull(),
    state: bytea('state').notNull(),
    /** the last row of the log that `state` includes; 0 if none */
    stateUpto: bigint('state_upto', { mode: 'number' }).notNull().default(0),
    /** the state with which the draft was created; null while `state` is still that, and for drafts compacted before it was kept */
    firstState: bytea('first_state'),
    headline: text('headline').notNull().default(''),
    standfirst: text('standfirst').notNull().default(''),
    body: jsonb('body').$type<unknown>(),
    /** `body_fingerprint` of the body as a release would freeze it; null until it is derived again */
    bodyHash: text('body_hash'),
    plainText: text('plain_text').notNull().default(''),
    wordCount: integer('word_count').notNull().default(0),
    search: tsvector('search'),
    /** the `WORDS_VERSION` (editorial/search/searchWords.ts) that produced `search` */
    wordsVersion: smallint('words_version').notNull().default(1),
    /** the last row of the log that the derived columns include */
    derivedUpto: bigint('derived_upto', { mode: 'number' }).notNull().default(0),
    changedAt: instantColumn('changed_at').notNull().defaultNow(),
    changedBy: foreignKey('changed_by', () => user.id),
    /** when a version was last due: after an hour, after a pause of ten minutes, or before a large deletion */
    versionedAt: instantColumn('versioned_at'),
  },
  (table) => [
    index('draft_headline').on(sql`md5(lower(${table.headline}))`),
    index('draft_search').using('gin', table.search),
    index('draft_words_version').on(table.wordsVersion, table.articleId),
  ],
);

/** Who last changed which field of an article, including its draft's text; a field without changes has no row. */
export const fieldChange = pgTable(
  'field_change',
  {
    articleId: foreignKey('article_id', () => article.id, { onDelete: 'cascade' }).notNull(),
    /** see `ArticleField` */
    field: text('field').notNull(),
    changedAt: instantColumn('changed_at').notNull().defaultNow(),
    changedBy: foreignKey('changed_by', () => user.id),
  },
  (table) => [primaryKey({ name: 'field_change_pk', columns: [table.articleId, table.field] })],
);
