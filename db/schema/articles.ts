import { languages } from '#contracts/languages.ts';
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from '#db/pgCore.ts';
import { sql } from '#db/query.ts';
import { asset } from './assets.ts';
import { deletedAt, descending, foreignKey, identity, instantColumn, reference } from './columns.ts';
import type { ArticleId } from './ids.ts';
import { user } from './people.ts';
import { author, section, topic } from './taxonomy.ts';

export const article = pgTable(
  'article',
  {
    id: identity<ArticleId>(),
    slug: text('slug').notNull(),
    language: text('language', { enum: languages }).notNull(),
    sectionId: foreignKey('section_id', () => section.id),
    leadAssetId: foreignKey('lead_asset_id', () => asset.id),
    /** this article's own alt text for its lead picture; null: the picture's own */
    leadAlt: text('lead_alt'),
    leadCaption: text('lead_caption'),
    translationOf: reference<ArticleId>('translation_of').references((): AnyPgColumn => article.id),
    /** the id used by a machine import */
    externalId: text('external_id'),
    /** the release time from wire copy or an archive, which the first release shows as its time */
    wireReleasedAt: instantColumn('wire_released_at'),
    /** IPTC urgency, from 1, the most urgent, to 9 */
    urgency: smallint('urgency').notNull().default(5),
    /** automatic places on fronts skip it; an editor may still place it there */
    isOffFronts: boolean('is_off_fronts').notNull().default(false),
    /** when a writer filed it for an editor */
    filedAt: instantColumn('filed_at'),
    /** counts changes of this row and its lists, for compare-and-swap */
    version: integer('version').notNull().default(1),
    createdBy: foreignKey('created_by', () => user.id),
    createdAt: instantColumn('created_at').notNull().defaultNow(),
    /** last change of draft or description; sorts the newsroom's list */
    changedAt: instantColumn('changed_at').notNull().defaultNow(),
    /** nobody has written in it yet, so lists leave it out; a trigger of the audit log clears this */
    isBlank: boolean('is_blank').notNull().default(false),
    deletedAt: deletedAt(),
    deletedBy: foreignKey('deleted_by', () => user.id),
  },
  (table) => [
    uniqueIndex('article_slug').on(table.slug),
    uniqueIndex('article_external_id').on(table.externalId),
    index('article_changed').on(...descending(table.changedAt, table.id)),
    index('article_section_changed').on(table.sectionId, ...descending(table.changedAt, table.id)),
    index('article_language_changed').on(table.language, ...descending(table.changedAt, table.id)),
    index('article_created_by').on(table.createdBy, ...descending(table.changedAt)),
    index('article_filed')
      .on(...descending(table.filedAt))
      .where(sql`${table.filedAt} is not null`),
    index('article_translation').on(table.translationOf).where(sql`${table.translationOf} is not null`),
    index('article_bin').on(table.deletedAt).where(sql`${table.deletedAt} is not null`),
    index('article_blank').on(table.createdAt).where(sql`${table.isBlank}`),
    index('article_lead_asset').on(table.leadAssetId).where(sql`${table.leadAssetId} is not null`),
    check('article_urgency', sql`${table.urgency} between 1 and 9`),
    check('article_slug_length', sql`length(${table.slug}) between 1 and 200`),
  ],
);

/** Former addresses of articles; they redirect forever. */
export const formerSlug = pgTable(
  'former_slug',
  {
    slug: text('slug').primaryKey(),
    articleId: foreignKey('article_id', () => article.id).notNull(),
  },
  (table) => [index('former_slug_article').on(table.articleId)],
);

export const articleTopic = pgTable(
  'article_topic',
  {
    articleId: foreignKey('article_id', () => article.id).notNull(),
    topicId: foreignKey('topic_id', () => topic.id).notNull(),
    position: integer('position').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.topicId] }),
    index('article_topic_topic').on(table.topicId),
  ],
);

export const articleAuthor = pgTable(
  'article_author',
  {
    articleId: foreignKey('article_id', () => article.id).notNull(),
    authorId: foreignKey('author_id', () => author.id).notNull(),
    position: integer('position').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.authorId] }),
    index('article_author_author').on(table.authorId),
  ],
);

export const pinOrigins = ['editor', 'wire'] as const;
export type PinOrigin = (typeof pinOrigins)[number];

/** Related stories that an editor, or the import of wire copy, pinned to an article. */
export const pin = pgTable(
  'pin',
  {
    articleId: foreignKey('article_id', () => article.id).notNull(),
    relatedId: foreignKey('related_id', () => article.id).notNull(),
    position: integer('position').notNull(),
    /** `wire`: pinned by the import that created both articles, and not changed by an editor since */
    origin: text('origin', { enum: pinOrigins }).notNull().default('editor'),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.relatedId] }),
    index('pin_related').on(table.relatedId),
    check('pin_origin', sql`${table.origin} in ('editor', 'wire')`),
    check('pin_other', sql`${table.articleId} <> ${table.relatedId}`),
  ],
);
