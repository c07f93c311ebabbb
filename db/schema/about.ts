import { index, integer, jsonb, pgTable, text, unique } from '#db/pgCore.ts';
import { sql } from '#db/query.ts';
import { identity, instantColumn, tstzrange } from './columns.ts';
import type { AboutPageId } from './ids.ts';
import type { Language } from './taxonomy.ts';

/** The content of an about page in one language; `text` is Markdown. */
export type AboutText = { title: string; text: string };
export type AboutTexts = Partial<Record<Language, AboutText>>;

/** Pages about the paper itself, such as its staff, its corrections policy and its privacy policy. */
export const aboutPage = pgTable(
  'about_page',
  {
    id: identity<AboutPageId>(),
    /** the address without the leading slash: `about`, `about/corrections-policy`, `privacy` */
    path: text('path').notNull(),
    texts: jsonb('texts').$type<AboutTexts>().notNull(),
    position: integer('position').notNull().default(0),
    version: integer('version').notNull().default(1),
    /** since when the row has this content; maintained by a trigger */
    since: instantColumn('since').notNull().default(sql`act_instant()`),
  },
  (table) => [unique('about_page_path').on(table.path)],
);

/** Earlier contents of about pages. Written by a trigger of `about_page`. */
export const aboutPagePast = pgTable(
  'about_page_past',
  {
    path: text('path').notNull(),
    texts: jsonb('texts').$type<AboutTexts>().notNull(),
    position: integer('position').notNull(),
    shown: tstzrange('shown').notNull(),
  },
  (table) => [index('about_page_past_path').on(table.path)],
);
