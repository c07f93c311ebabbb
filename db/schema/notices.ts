import { type NoticeKind, type NoticeSubject, noticeKinds } from '#contracts/noticeGroups.ts';
import { check, index, jsonb, pgTable, text, uniqueIndex } from '#db/pgCore.ts';
import { sql } from '#db/query.ts';
import { article } from './articles.ts';
import { descending, foreignKey, identity, instantColumn } from './columns.ts';
import type { NoticeId } from './ids.ts';
import { user } from './people.ts';

/** What a person is notified of in the newsroom, and by email if they chose so. */
export const notice = pgTable(
  'notice',
  {
    id: identity<NoticeId>(),
    recipient: foreignKey('recipient', () => user.id).notNull(),
    kind: text('kind').$type<NoticeKind>().notNull(),
    articleId: foreignKey('article_id', () => article.id, { onDelete: 'cascade' }).notNull(),
    /** who did it; null: Copydesk itself */
    actorId: foreignKey('actor_id', () => user.id),
    /** the event's name, such as `comment:34`; a person gets one notice of it */
    event: text('event').notNull(),
    details: jsonb('details').$type<NoticeSubject>().notNull(),
    at: instantColumn('at').notNull().defaultNow(),
    readAt: instantColumn('read_at'),
  },
  (table) => [
    uniqueIndex('notice_once').on(table.recipient, table.event),
    index('notice_newest').on(table.recipient, ...descending(table.id)),
    index('notice_unread').on(table.recipient).where(sql`${table.readAt} is null`),
    index('notice_article').on(table.articleId),
    check(
      'notice_kind',
      sql.raw(`"notice"."kind" in (${noticeKinds.map((kind) => `'${kind}'`).join(', ')})`),
    ),
  ],
);
