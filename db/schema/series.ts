import { index, integer, jsonb, pgTable, text, uniqueIndex } from '#db/pgCore.ts';
import { article } from './articles.ts';
import { foreignKey, identity, instantColumn } from './columns.ts';
import type { SeriesId } from './ids.ts';
import { user } from './people.ts';
import type { LocalizedNames } from './taxonomy.ts';

/** A series of articles. */
export const series = pgTable(
  'series',
  {
    id: identity<SeriesId>(),
    slug: text('slug').notNull(),
    names: jsonb('names').$type<LocalizedNames>().notNull(),
    standfirsts: jsonb('standfirsts').$type<LocalizedNames>().notNull().default({}),
    /** counts changes of this row and of its parts, for compare-and-swap */
    version: integer('version').notNull().default(1),
    createdBy: foreignKey('created_by', () => user.id),
    createdAt: instantColumn('created_at').notNull().defaultNow(),
  },
  (table) => [uniqueIndex('series_slug').on(table.slug)],
);

/** An article is a part of at most one series. Readers see the live parts numbered, in the order of `position`. */
export const seriesPart = pgTable(
  'series_part',
  {
    articleId: foreignKey('article_id', () => article.id).primaryKey(),
    seriesId: foreignKey('series_id', () => series.id).notNull(),
    position: integer('position').notNull(),
  },
  (table) => [index('series_part_series').on(table.seriesId, table.position)],
);
