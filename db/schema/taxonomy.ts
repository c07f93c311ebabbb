import { languages } from '#contracts/languages.ts';
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
} from '#db/pgCore.ts';
import { sql } from '#db/query.ts';
import { deletedAt, identity, instantColumn, reference, tstzrange } from './columns.ts';
import type { AuthorId, SectionId, TopicId, UserId } from './ids.ts';
import { user } from './people.ts';

/** What articles are written in, and what readers' pages speak. Staff's pages speak fewer: `locales`. */
export type Language = (typeof languages)[number];
export type LocalizedNames = Partial<Record<Language, string>>;

/** The paper's own settings: one row. */
export const paper = pgTable(
  'paper',
  {
    id: integer('id').primaryKey().default(1),
    names: jsonb('names').$type<LocalizedNames>().notNull(),
    taglines: jsonb('taglines').$type<LocalizedNames>().notNull().default({}),
    language: text('language', { enum: languages }).notNull().default('en'),
    zone: text('zone').notNull().default('UTC'),
    /** zones whose clocks are shown beside a time that staff enter */
    otherZones: jsonb('other_zones').$type<string[]>().notNull().default([]),
    /** whether readers may read the paper as it stood at a past moment */
    pastIsOpen: boolean('past_is_open').notNull().default(false),
    /** since when names, taglines, language and zone have been so; a trigger keeps it */
    since: instantColumn('since').notNull().default(sql`'epoch'`),
  },
  (table) => [check('paper_is_one', sql`${table.id} = 1`)],
);

export const section = pgTable(
  'section',
  {
    id: identity<SectionId>(),
    slug: text('slug').notNull(),
    /** what the ledger calls it, and hashes cover: its first address. A trigger gives it and keeps it */
    ledgerName: text('ledger_name').notNull().default(sql`null`),
    names: jsonb('names').$type<LocalizedNames>().notNull(),
    position: integer('position').notNull().default(0),
    /** where its stories are found since it was merged; never a section that was itself merged */
    mergedInto: reference<SectionId>('merged_into').references((): AnyPgColumn => section.id),
    /** since when all of this has been so; a trigger keeps it */
    since: instantColumn('since').notNull().default(sql`'epoch'`),
    deletedAt: deletedAt(),
    deletedBy: reference<UserId>('deleted_by').references(() => user.id),
  },
  (table) => [
    uniqueIndex('section_slug').on(table.slug),
    uniqueIndex('section_ledger_name').on(table.ledgerName),
    index('section_merged').on(table.mergedInto).where(sql`${table.mergedInto} is not null`),
    check('section_merged_elsewhere', sql`${table.mergedInto} <> ${table.id}`),
  ],
);

/** What sections were before, for reading the paper as of then. A trigger of `section` writes it. */
export const sectionPast = pgTable(
  'section_past',
  {
    id: reference<SectionId>('id').notNull(),
    slug: text('slug').notNull(),
    names: jsonb('names').$type<LocalizedNames>().notNull(),
    position: integer('position').notNull(),
    shown: tstzrange('shown').notNull(),
  },
  (table) => [index('section_past_id').on(table.id)],
);

/** Addresses that sections had before; they redirect for ever, and are given to no other section. */
export const formerSectionSlug = pgTable(
  'former_section_slug',
  {
    slug: text('slug').primaryKey(),
    sectionId: reference<SectionId>('section_id')
      .notNull()
      .references(() => section.id),
  },
  (table) => [index('former_section_slug_section').on(table.sectionId)],
);

/** Under which section what was filed under a merged one has been found, and when. */
export const sectionAlias = pgTable(
  'section_alias',
  {
    id: reference<SectionId>('id').notNull(),
    sectionId: reference<SectionId>('section_id').notNull(),
    shown: tstzrange('shown').notNull(),
  },
  (table) => [index('section_alias_id').on(table.id), index('section_alias_section').on(table.sectionId)],
);

/** What the paper was called before, and where its clock stood. A trigger of `paper` writes it. */
export const paperPast = pgTable('paper_past', {
  names: jsonb('names').$type<LocalizedNames>().notNull(),
  taglines: jsonb('taglines').$type<LocalizedNames>().notNull(),
  language: text('language', { enum: languages }).notNull(),
  zone: text('zone').notNull(),
  shown: tstzrange('shown').notNull(),
});

export const topic = pgTable(
  'topic',
  {
    id: identity<TopicId>(),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    /** where its stories are found since it was merged; never a topic that was itself merged */
    mergedInto: reference<TopicId>('merged_into').references((): AnyPgColumn => topic.id),
    /** since when all of this has been so; a trigger keeps it */
    since: instantColumn('since').notNull().default(sql`'epoch'`),
    deletedAt: deletedAt(),
    deletedBy: reference<UserId>('deleted_by').references(() => user.id),
  },
  (table) => [
    uniqueIndex('topic_slug').on(table.slug),
    uniqueIndex('topic_name').on(sql`lower(${table.name})`),
    index('topic_merged').on(table.mergedInto).where(sql`${table.mergedInto} is not null`),
    check('topic_merged_elsewhere', sql`${table.mergedInto} <> ${table.id}`),
  ],
);

/** What topics were called before, and where they were. A trigger of `topic` writes it. */
export const topicPast = pgTable(
  'topic_past',
  {
    id: reference<TopicId>('id').notNull(),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    shown: tstzrange('shown').notNull(),
  },
  (table) => [index('topic_past_id').on(table.id), index('topic_past_slug').on(table.slug)],
);

/** Addresses that topics had before; they redirect for ever, and are given to no other topic. */
export const formerTopicSlug = pgTable(
  'former_topic_slug',
  {
    slug: text('slug').primaryKey(),
    topicId: reference<TopicId>('topic_id')
      .notNull()
      .references(() => topic.id),
  },
  (table) => [index('former_topic_slug_topic').on(table.topicId)],
);

/** Under which topic what was filed under a merged one has been found, and when. */
export const topicAlias = pgTable(
  'topic_alias',
  {
    id: reference<TopicId>('id').notNull(),
    topicId: reference<TopicId>('topic_id').notNull(),
    shown: tstzrange('shown').notNull(),
  },
  (table) => [index('topic_alias_id').on(table.id)],
);

export const author = pgTable(
  'author',
  {
    id: identity<AuthorId>(),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    about: text('about').notNull().default(''),
    userId: reference<UserId>('user_id').references(() => user.id, { onDelete: 'set null' }),
  },
  (table) => [
    uniqueIndex('author_slug').on(table.slug),
    uniqueIndex('author_name').on(sql`lower(${table.name})`),
  ],
);
