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
import { deletedAt, foreignKey, identity, instantColumn, reference, tstzrange } from './columns.ts';
import type { AuthorId, SectionId, TopicId } from './ids.ts';
import { user } from './people.ts';

/** Languages of articles and of reader pages. Staff pages have fewer: `locales`. */
export type Language = (typeof languages)[number];
export type LocalizedNames = Partial<Record<Language, string>>;

/** The paper's settings: one row. */
export const paper = pgTable(
  'paper',
  {
    id: integer('id').primaryKey().default(1),
    names: jsonb('names').$type<LocalizedNames>().notNull(),
    taglines: jsonb('taglines').$type<LocalizedNames>().notNull().default({}),
    language: text('language', { enum: languages }).notNull().default('en'),
    zone: text('zone').notNull().default('UTC'),
    /** zones whose times are shown beside a time that staff enter */
    otherZones: jsonb('other_zones').$type<string[]>().notNull().default([]),
    /** whether readers may read the paper at past moments */
    pastIsOpen: boolean('past_is_open').notNull().default(false),
    /** since when names, taglines, language and zone have these values; maintained by a trigger */
    since: instantColumn('since').notNull().default(sql`'epoch'`),
  },
  (table) => [check('paper_is_one', sql`${table.id} = 1`)],
);

export const section = pgTable(
  'section',
  {
    id: identity<SectionId>(),
    slug: text('slug').notNull(),
    /** its name in the ledger, which hashes cover: its first slug, set once by a trigger */
    ledgerName: text('ledger_name').notNull().default(sql`null`),
    names: jsonb('names').$type<LocalizedNames>().notNull(),
    position: integer('position').notNull().default(0),
    /** the section that contains its stories since a merge; never a section that was itself merged */
    mergedInto: reference<SectionId>('merged_into').references((): AnyPgColumn => section.id),
    /** since when the row has these values; maintained by a trigger */
    since: instantColumn('since').notNull().default(sql`'epoch'`),
    deletedAt: deletedAt(),
    deletedBy: foreignKey('deleted_by', () => user.id),
  },
  (table) => [
    uniqueIndex('section_slug').on(table.slug),
    uniqueIndex('section_ledger_name').on(table.ledgerName),
    index('section_merged').on(table.mergedInto).where(sql`${table.mergedInto} is not null`),
    check('section_merged_elsewhere', sql`${table.mergedInto} <> ${table.id}`),
  ],
);

/** Earlier values of sections, for reading the paper at a past moment. Written by a trigger of `section`. */
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

/** Former addresses of sections; they redirect forever, and no other section may use them. */
export const formerSectionSlug = pgTable(
  'former_section_slug',
  {
    slug: text('slug').primaryKey(),
    sectionId: foreignKey('section_id', () => section.id).notNull(),
  },
  (table) => [index('former_section_slug_section').on(table.sectionId)],
);

/** For a merged section: the section that contains its stories, and in which period. */
export const sectionAlias = pgTable(
  'section_alias',
  {
    id: reference<SectionId>('id').notNull(),
    sectionId: reference<SectionId>('section_id').notNull(),
    shown: tstzrange('shown').notNull(),
  },
  (table) => [index('section_alias_id').on(table.id), index('section_alias_section').on(table.sectionId)],
);

/** Earlier names and time zones of the paper. Written by a trigger of `paper`. */
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
    /** the topic that contains its stories since a merge; never a topic that was itself merged */
    mergedInto: reference<TopicId>('merged_into').references((): AnyPgColumn => topic.id),
    /** since when the row has these values; maintained by a trigger */
    since: instantColumn('since').notNull().default(sql`'epoch'`),
    deletedAt: deletedAt(),
    deletedBy: foreignKey('deleted_by', () => user.id),
  },
  (table) => [
    uniqueIndex('topic_slug').on(table.slug),
    uniqueIndex('topic_name').on(sql`lower(${table.name})`),
    index('topic_merged').on(table.mergedInto).where(sql`${table.mergedInto} is not null`),
    check('topic_merged_elsewhere', sql`${table.mergedInto} <> ${table.id}`),
  ],
);

/** Earlier names and addresses of topics. Written by a trigger of `topic`. */
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

/** Former addresses of topics; they redirect forever, and no other topic may use them. */
export const formerTopicSlug = pgTable(
  'former_topic_slug',
  {
    slug: text('slug').primaryKey(),
    topicId: foreignKey('topic_id', () => topic.id).notNull(),
  },
  (table) => [index('former_topic_slug_topic').on(table.topicId)],
);

/** For a merged topic: the topic that contains its stories, and in which period. */
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
    userId: foreignKey('user_id', () => user.id, { onDelete: 'set null' }),
  },
  (table) => [
    uniqueIndex('author_slug').on(table.slug),
    uniqueIndex('author_name').on(sql`lower(${table.name})`),
  ],
);
