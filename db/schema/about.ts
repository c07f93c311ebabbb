import { index, integer, jsonb, pgTable, text, unique } from '#db/pgCore.ts';
import { sql } from '#db/query.ts';
import { identity, instantColumn, tstzrange } from './columns.ts';
import type { AboutPageId } from './ids.ts';
import type { Language } from './taxonomy.ts';

/** What such a page says in one language; `text` is Markdown. */
export type AboutText = { title: string; text: string };
export type AboutTexts = Partial<Record<Language, AboutText>>;

/** Pages that the paper keeps about itself: who makes it, how it corrects, what it keeps of its readers. */
export const aboutPage = pgTable(
  'about_page',
  {
    id: identity<AboutPageId>(),
    /** the address without its first stroke: `about`, `about/corrections-policy`, `privacy` */
    path: text('path').notNull(),
    texts: jsonb('texts').$type<AboutTexts>().notNull(),
    position: integer('position').notNull().default(0),
    version: integer('version').notNull().default(1),
    /** since when it has said so; a trigger keeps it */
    since: instantColumn('since').notNull().default(sql`act_instant()`),
  },
  (table) => [unique('about_page_path').on(table.path)],
);

/** What they said before. A trigger of `about_page` writes it. */
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
