import { check, index, jsonb, pgTable, text, uuid } from '#db/pgCore.ts';
import { sql } from '#db/query.ts';
import { article } from './articles.ts';
import { foreignKey, identity, instantColumn } from './columns.ts';
import { user } from './people.ts';

/** How a suggestion was closed, or `open`. */
export const suggestionStates = ['open', 'accepted', 'rejected'] as const;
export type SuggestionState = (typeof suggestionStates)[number];

/**
 * A suggestion in a draft, whose marks contain its id. The row is written with the first update that mentions the id, and
 * its author never changes.
 */
export const suggestion = pgTable(
  'suggestion',
  {
    id: uuid('id').primaryKey(),
    articleId: foreignKey('article_id', () => article.id, { onDelete: 'cascade' }).notNull(),
    /** null: Copydesk itself */
    createdBy: foreignKey('created_by', () => user.id),
    createdAt: instantColumn('created_at').notNull().defaultNow(),
    state: text('state').$type<SuggestionState>().notNull().default('open'),
    resolvedBy: foreignKey('resolved_by', () => user.id),
    resolvedAt: instantColumn('resolved_at'),
    /** the most that it proposed: a list of `SuggestionPart` (body/suggestions/suggestionList.ts); null: not derived yet */
    text: jsonb('text').$type<unknown>(),
  },
  (table) => [
    index('suggestion_article').on(table.articleId, table.createdAt),
    check('suggestion_state', sql`${table.state} in ('open', 'accepted', 'rejected')`),
    check('suggestion_resolved', sql`(${table.state} = 'open') = (${table.resolvedAt} is null)`),
  ],
);

/** A reply to a suggestion. */
export const suggestionReply = pgTable(
  'suggestion_reply',
  {
    id: identity<number>(),
    suggestionId: uuid('suggestion_id')
      .notNull()
      .references(() => suggestion.id, { onDelete: 'cascade' }),
    author: foreignKey('author', () => user.id).notNull(),
    text: text('text').notNull(),
    at: instantColumn('at').notNull().defaultNow(),
  },
  (table) => [
    index('suggestion_reply_suggestion').on(table.suggestionId, table.id),
    check('suggestion_reply_text', sql`char_length(${table.text}) between 1 and 2000`),
  ],
);
