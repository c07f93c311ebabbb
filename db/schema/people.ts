import type { NoticeGroup } from '#contracts/noticeGroups.ts';
import { bigint, boolean, check, index, integer, pgTable, text, uniqueIndex, varchar } from '#db/pgCore.ts';
import { sql } from '#db/query.ts';
import { bytea, foreignKey, identity, instantColumn } from './columns.ts';
import type { UserId } from './ids.ts';

export const roles = ['writer', 'editor', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Languages of the staff pages. */
export const locales = ['en', 'zh-CN'] as const;
export type Locale = (typeof locales)[number];

export const user = pgTable(
  'user',
  {
    id: identity<UserId>(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    role: text('role', { enum: roles }).notNull(),
    /** argon2id in PHC format; null until the invitation is accepted */
    passwordHash: text('password_hash'),
    locale: text('locale', { enum: locales }).notNull().default('en'),
    /** the groups of notices that are also sent by email */
    emailedNotices: text('emailed_notices').array().$type<NoticeGroup[]>().notNull().default([]),
    /** changes drafts by suggestions only, whatever the role */
    canOnlySuggest: boolean('can_only_suggest').notNull().default(false),
    disabledAt: instantColumn('disabled_at'),
    createdAt: instantColumn('created_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('user_email').on(table.email),
    check('user_email_lower', sql`${table.email} = lower(${table.email})`),
    check('user_role', sql`${table.role} in ('writer', 'editor', 'admin')`),
  ],
);

/** Sessions are opaque: the cookie contains 32 random bytes, the table their SHA-256. */
export const session = pgTable(
  'session',
  {
    tokenHash: bytea('token_hash').primaryKey(),
    userId: foreignKey('user_id', () => user.id, { onDelete: 'cascade' }).notNull(),
    device: text('device').notNull().default(''),
    createdAt: instantColumn('created_at').notNull().defaultNow(),
    seenAt: instantColumn('seen_at').notNull().defaultNow(),
    expiresAt: instantColumn('expires_at').notNull(),
  },
  (table) => [index('session_user').on(table.userId), index('session_expiry').on(table.expiresAt)],
);

export const invitation = pgTable(
  'invitation',
  {
    tokenHash: bytea('token_hash').primaryKey(),
    userId: foreignKey('user_id', () => user.id, { onDelete: 'cascade' }).notNull(),
    invitedBy: foreignKey('invited_by', () => user.id),
    createdAt: instantColumn('created_at').notNull().defaultNow(),
    expiresAt: instantColumn('expires_at').notNull(),
    usedAt: instantColumn('used_at'),
    // The columns keep the names that they have in existing databases.
    /** null: no email was queued, only the link was shown */
    emailQueuedAt: instantColumn('letter_promised_at'),
    emailTriedAt: instantColumn('letter_tried_at'),
    emailSentAt: instantColumn('letter_sent_at'),
    /** the mail server's answer to the last attempt; null once it accepted the email */
    emailError: text('letter_error'),
  },
  (table) => [index('invitation_user').on(table.userId)],
);

/** The link with which the first admin creates an account while there is no account. At most one row is open. */
export const firstAdminLink = pgTable('first_admin_link', {
  tokenHash: bytea('token_hash').primaryKey(),
  createdAt: instantColumn('created_at').notNull().defaultNow(),
  expiresAt: instantColumn('expires_at').notNull(),
  usedAt: instantColumn('used_at'),
});

/** Counts of password attempts within a quarter of an hour, read and written by rate-limiter-flexible on every node. */
export const signInLimit = pgTable(
  'sign_in_limit',
  {
    key: varchar('key', { length: 255 }).primaryKey(),
    points: integer('points').notNull().default(0),
    /** ms since 1970 */
    expire: bigint('expire', { mode: 'number' }),
  },
  (table) => [index('sign_in_limit_expiry').on(table.expire)],
);
