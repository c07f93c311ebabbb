import { languages } from '#contracts/languages.ts';
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from '#db/pgCore.ts';
import { sql } from '#db/query.ts';
import { bytea, descending, foreignKey, identity, instantColumn } from './columns.ts';
import { user } from './people.ts';
import { section } from './taxonomy.ts';

/** Events that were announced to outside parties, once each: `release:12`, `withdrawal:5`, `front:9`. */
export const announcement = pgTable('announcement', {
  event: text('event').primaryKey(),
  at: instantColumn('at').notNull().defaultNow(),
});

export const deliveryKinds = ['webhook', 'websub', 'indexnow', 'subscriber', 'purge'] as const;
export type DeliveryKind = (typeof deliveryKinds)[number];

/** One side effect for one outside party. Its id is the idempotency key sent to that party. */
export const delivery = pgTable(
  'delivery',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    kind: text('kind', { enum: deliveryKinds }).notNull(),
    /** the webhook's id, the subscriber's id, or the hub's address; an event is delivered to each target once */
    target: text('target').notNull(),
    event: text('event')
      .notNull()
      .references(() => announcement.event),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    createdAt: instantColumn('created_at').notNull().defaultNow(),
    attempts: integer('attempts').notNull().default(0),
    lastTriedAt: instantColumn('last_tried_at'),
    lastStatus: integer('last_status'),
    lastError: text('last_error'),
    doneAt: instantColumn('done_at'),
    /** set when automatic retries have ended */
    givenUpAt: instantColumn('given_up_at'),
  },
  (table) => [
    uniqueIndex('delivery_once').on(table.kind, table.target, table.event),
    index('delivery_newest').on(...descending(table.createdAt), table.id),
    index('delivery_open').on(table.createdAt).where(sql`${table.doneAt} is null`),
  ],
);

/** An outside address that is notified of releases. */
export const webhook = pgTable('webhook', {
  id: identity<number>(),
  name: text('name').notNull(),
  url: text('url').notNull(),
  /** the signing key, encrypted with the site's secret */
  sealedSecret: bytea('sealed_secret').notNull(),
  active: boolean('active').notNull().default(true),
  createdBy: foreignKey('created_by', () => user.id),
  createdAt: instantColumn('created_at').notNull().defaultNow(),
});

/** A reader who subscribed by email to a section, or to the whole paper. */
export const subscriber = pgTable(
  'subscriber',
  {
    id: identity<number>(),
    email: text('email').notNull(),
    /** null: the whole paper */
    sectionId: foreignKey('section_id', () => section.id),
    language: text('language', { enum: languages }).notNull(),
    /** SHA-256 of the token in the subscriber's emails */
    tokenHash: bytea('token_hash').notNull(),
    createdAt: instantColumn('created_at').notNull().defaultNow(),
    confirmedAt: instantColumn('confirmed_at'),
    endedAt: instantColumn('ended_at'),
  },
  (table) => [
    uniqueIndex('subscriber_token').on(table.tokenHash),
    uniqueIndex('subscriber_once')
      .on(sql`lower(${table.email})`, sql`coalesce(${table.sectionId}, 0)`)
      .where(sql`${table.endedAt} is null`),
    index('subscriber_section')
      .on(table.sectionId)
      .where(sql`${table.confirmedAt} is not null and ${table.endedAt} is null`),
    check('subscriber_token_hash', sql`octet_length(${table.tokenHash}) = 32`),
  ],
);
