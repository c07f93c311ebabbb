import { languages } from '#contracts/languages.ts';
import { index, integer, pgTable, primaryKey, smallint, text } from '#db/pgCore.ts';
import { sql } from '#db/query.ts';
import { foreignKey, instantColumn, reference, tsvector } from './columns.ts';
import type { ArticleId, SectionId } from './ids.ts';
import { release } from './releases.ts';

/** A release's terms, and the columns that searches filter by. Code writes the terms; triggers maintain the rest. */
export const releaseSearch = pgTable(
  'release_search',
  {
    releaseId: foreignKey('release_id', () => release.id).primaryKey(),
    words: tsvector('words').notNull(),
    /** the `WORDS_VERSION` (editorial/search/searchWords.ts) that produced them */
    wordsVersion: smallint('words_version').notNull().default(1),
    articleId: reference<ArticleId>('article_id'),
    language: text('language', { enum: languages }),
    sectionId: reference<SectionId>('section_id'),
    /** slugs of its authors */
    bylines: text('bylines').array(),
    firstReleasedAt: instantColumn('first_released_at'),
    /** hours from 1970 to the first release; the index is read backwards by it */
    hour: integer('hour'),
    /** number of words of the text */
    length: integer('length'),
    liveFrom: instantColumn('live_from'),
    liveUntil: instantColumn('live_until'),
  },
  ({ words, hour, language, sectionId, bylines, wordsVersion, releaseId }) => [
    index('release_search_words').using('gin', words, hour, language, sectionId, bylines),
    index('release_search_headline').using('gin', sql`ts_filter(${words}, '{a}')`, sql`(${hour} + 0)`),
    index('release_search_version').on(wordsVersion, releaseId),
  ],
);

/** The words of the paper's stories, for spelling suggestions. A word is suggested only if a live story has it. */
export const searchWord = pgTable(
  'search_word',
  { lexeme: text('lexeme').notNull(), language: text('language', { enum: languages }).notNull() },
  (table) => [primaryKey({ columns: [table.lexeme, table.language] })],
);
