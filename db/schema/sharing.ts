import { check, index, pgTable, text, uniqueIndex } from '#db/pgCore.ts';
import { sql } from '#db/query.ts';
import { article } from './articles.ts';
import { bytea, descending, foreignKey, identity, instantColumn } from './columns.ts';
import { user } from './people.ts';

/** A link that gives a person without an account access to one article's draft for a limited time. */
export const shareLink = pgTable(
  'share_link',
  {
    id: identity<number>(),
    articleId: foreignKey('article_id', () => article.id).notNull(),
    /** name of the recipient, as entered by the creator of the link */
    recipient: text('recipient').notNull(),
    /** SHA-256 of the token in the address */
    tokenHash: bytea('token_hash').notNull(),
    createdBy: foreignKey('created_by', () => user.id),
    createdAt: instantColumn('created_at').notNull().defaultNow(),
    expiresAt: instantColumn('expires_at').notNull(),
    revokedAt: instantColumn('revoked_at'),
  },
  (table) => [
    uniqueIndex('share_link_token').on(table.tokenHash),
    index('share_link_article').on(table.articleId, ...descending(table.id)),
    check('share_link_token_hash', sql`octet_length(${table.tokenHash}) = 32`),
  ],
);

/** Each use of such a link. */
export const shareView = pgTable(
  'share_view',
  {
    id: identity<number>(),
    linkId: foreignKey('link_id', () => shareLink.id).notNull(),
    at: instantColumn('at').notNull().defaultNow(),
    /** IP address and browser of the visitor */
    client: text('client').notNull(),
    agent: text('agent').notNull(),
  },
  (table) => [index('share_view_link').on(table.linkId, ...descending(table.at))],
);
