import {
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  varchar,
} from '#db/pgCore.ts';
import { sql } from '#db/query.ts';
import { bytea, foreignKey, identity, instantColumn } from './columns.ts';
import { user } from './people.ts';

/** The permissions of API tokens. */
export const tokenScopes = ['drafts:write', 'releases:write'] as const;
export type TokenScope = (typeof tokenScopes)[number];

/** A key for API clients. It acts as the user who created it, within its scopes. */
export const apiToken = pgTable(
  'api_token',
  {
    id: identity<number>(),
    name: text('name').notNull(),
    tokenHash: bytea('token_hash').notNull(),
    scopes: text('scopes').array().$type<TokenScope[]>().notNull(),
    userId: foreignKey('user_id', () => user.id).notNull(),
    createdAt: instantColumn('created_at').notNull().defaultNow(),
    expiresAt: instantColumn('expires_at'),
    lastUsedAt: instantColumn('last_used_at'),
    revokedAt: instantColumn('revoked_at'),
  },
  (table) => [
    uniqueIndex('api_token_token').on(table.tokenHash),
    check('api_token_token_hash', sql`octet_length(${table.tokenHash}) = 32`),
  ],
);

/** API requests with an idempotency key, so that a repeated request is not carried out twice. */
export const apiOrder = pgTable(
  'api_order',
  {
    tokenId: foreignKey('token_id', () => apiToken.id).notNull(),
    key: text('key').notNull(),
    /** SHA-256 of the request */
    orderHash: bytea('order_hash').notNull(),
    /** the stored answer; null while the request is running */
    answer: jsonb('answer').$type<unknown>(),
    at: instantColumn('at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.tokenId, table.key] }),
    index('api_order_at').on(table.at),
    check('api_order_hash', sql`octet_length(${table.orderHash}) = 32`),
  ],
);

/** Request counts of each token, in the layout of rate-limiter-flexible. */
export const apiLimit = pgTable(
  'api_limit',
  {
    key: varchar('key', { length: 255 }).primaryKey(),
    points: integer('points').notNull().default(0),
    /** ms since 1970 */
    expire: bigint('expire', { mode: 'number' }),
  },
  (table) => [index('api_limit_expiry').on(table.expire)],
);
