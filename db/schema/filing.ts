import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { identity, instant, reference, tstzrange } from './columns.ts';
import type { AuthorId, SectionId, TopicId, UserId } from './ids.ts';
import { user } from './people.ts';

/** What articles are written in, and what readers' pages speak. Staff's pages speak fewer: `locales`. */
export const languages = ['en', 'zh-CN', 'ar'] as const;
export type Language = (typeof languages)[number];
export type Names = Partial<Record<Language, string>>;

/** The paper's own settings: one row. */
export const paper = pgTable(
  'paper',
  {
    id: integer('id').primaryKey().default(1),
    names: jsonb('names').$type<Names>().notNull(),
    taglines: jsonb('taglines').$type<Names>().notNull().default({}),
    language: text('language', { enum: languages }).notNull().default('en'),
    zone: text('zone').notNull().default('UTC'),
    /** zones whose clocks are shown beside a time that staff enter */
    otherZones: jsonb('other_zones').$type<string[]>().notNull().default([]),
    /** whether readers may read the paper as it stood at a past moment */
    pastIsOpen: boolean('past_is_open').notNull().default(false),
    /** since when names, taglines, language and zone have been so; a trigger keeps it */
    since: instant('since').notNull().default(sql`'epoch'`),
  },
  (table) => [check('paper_is_one', sql`${table.id} = 1`)],
);

export const section = pgTable(
  'section',
  {
    id: identity<SectionId>(),
    slug: text('slug').notNull(),
    names: jsonb('names').$type<Names>().notNull(),
    position: integer('position').notNull().default(0),
    /** since when all of this has been so; a trigger keeps it */
    since: instant('since').notNull().default(sql`'epoch'`),
  },
  (table) => [uniqueIndex('section_slug').on(table.slug)],
);

/** What sections were before, for reading the paper as of then. A trigger of `section` writes it. */
export const sectionPast = pgTable(
  'section_past',
  {
    id: reference<SectionId>('id').notNull(),
    slug: text('slug').notNull(),
    names: jsonb('names').$type<Names>().notNull(),
    position: integer('position').notNull(),
    shown: tstzrange('shown').notNull(),
  },
  (table) => [index('section_past_id').on(table.id)],
);

/** What the paper was called before, and where its clock stood. A trigger of `paper` writes it. */
export const paperPast = pgTable('paper_past', {
  names: jsonb('names').$type<Names>().notNull(),
  taglines: jsonb('taglines').$type<Names>().notNull(),
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
  },
  (table) => [
    uniqueIndex('topic_slug').on(table.slug),
    uniqueIndex('topic_name').on(sql`lower(${table.name})`),
  ],
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
