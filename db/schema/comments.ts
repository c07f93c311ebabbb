import { check, index, pgTable, primaryKey, text, uuid } from '#db/pgCore.ts';
import { sql } from '#db/query.ts';
import { article } from './articles.ts';
import { foreignKey, instantColumn, reference } from './columns.ts';
import type { AssetId, CommentId, CommentThreadId } from './ids.ts';
import { user } from './people.ts';

/** What a thread is about: the whole article, a passage of its draft, or a picture in its body. */
export const commentPlaces = ['article', 'text', 'picture'] as const;
export type CommentPlace = (typeof commentPlaces)[number];

/**
 * A thread of comments on a draft. The passage is marked in the draft with the thread's id, so that it moves with the text;
 * the mark carries nothing else. Readers' roles have no access to these tables.
 */
export const commentThread = pgTable(
  'comment_thread',
  {
    /** chosen by the browser, which marks the passage first */
    id: uuid('id').primaryKey().$type<CommentThreadId>(),
    articleId: foreignKey('article_id', () => article.id, { onDelete: 'cascade' }).notNull(),
    place: text('place').$type<CommentPlace>().notNull(),
    /** the field of the passage; null for the other places */
    field: text('field').$type<'headline' | 'standfirst' | 'body'>(),
    /** the words of the passage, or of the picture, when the thread was started; shown when they are no longer there */
    quote: text('quote').notNull().default(''),
    /** the picture; null for the other places. Without a foreign key: the thread stays when the picture is erased */
    assetId: reference<AssetId>('asset_id'),
    createdAt: instantColumn('created_at').notNull().defaultNow(),
    createdBy: foreignKey('created_by', () => user.id).notNull(),
    resolvedAt: instantColumn('resolved_at'),
    resolvedBy: foreignKey('resolved_by', () => user.id),
  },
  (table) => [
    index('comment_thread_article').on(table.articleId, table.createdAt),
    check('comment_thread_place', sql`${table.place} in ('article', 'text', 'picture')`),
    check(
      'comment_thread_field',
      sql`(${table.place} = 'text') = (${table.field} is not null) and ${table.field} in ('headline', 'standfirst', 'body')`,
    ),
    check('comment_thread_asset', sql`(${table.assetId} is not null) = (${table.place} = 'picture')`),
    check('comment_thread_quote', sql`char_length(${table.quote}) <= 500`),
    check('comment_thread_resolved', sql`(${table.resolvedAt} is null) = (${table.resolvedBy} is null)`),
  ],
);

/** A comment in a thread. A deleted comment keeps its row, without text, while the thread has others. */
export const comment = pgTable(
  'comment',
  {
    /** chosen by the browser, so that a comment that is sent twice is stored once */
    id: uuid('id').primaryKey().$type<CommentId>(),
    threadId: uuid('thread_id')
      .$type<CommentThreadId>()
      .notNull()
      .references(() => commentThread.id, { onDelete: 'cascade' }),
    text: text('text').notNull(),
    createdAt: instantColumn('created_at').notNull().defaultNow(),
    createdBy: foreignKey('created_by', () => user.id).notNull(),
    editedAt: instantColumn('edited_at'),
    deletedAt: instantColumn('deleted_at'),
  },
  (table) => [
    index('comment_of_thread').on(table.threadId, table.createdAt),
    check('comment_text', sql`char_length(${table.text}) <= 2000`),
    check('comment_deleted', sql`(${table.deletedAt} is not null) = (${table.text} = '')`),
  ],
);

/** A colleague whom a comment mentions. The comment's text contains `@` and their name. */
export const commentMention = pgTable(
  'comment_mention',
  {
    commentId: uuid('comment_id')
      .$type<CommentId>()
      .notNull()
      .references(() => comment.id, { onDelete: 'cascade' }),
    userId: foreignKey('user_id', () => user.id).notNull(),
  },
  (table) => [
    primaryKey({ name: 'comment_mention_pk', columns: [table.commentId, table.userId] }),
    index('comment_mention_user').on(table.userId),
  ],
);
