import { type SQL, sql } from '#db/query.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { type SearchedTexts, wordTexts } from './searchWords.ts';

/**
 * A weighted tsvector: headline A, standfirst B, text D. Stored with `WORDS_VERSION`. @param names for segmenting text
 * without spaces
 */
export function searchVector(story: SearchedTexts, language: Language, names: readonly string[] = []): SQL {
  const { configuration, headline, standfirst, text } = wordTexts(story, language, names);
  return weighted(sql`${configuration}`, {
    headline: sql`${headline}`,
    standfirst: sql`${standfirst}`,
    text: sql`${text}`,
  });
}

/** The tsvector of a story whose texts are already separated into words. */
export function weighted(configuration: SQL, texts: Record<'headline' | 'standfirst' | 'text', SQL>): SQL {
  const as = (words: SQL) => sql`to_tsvector(${configuration}::regconfig, ${words})`;
  return sql`setweight(${as(texts.headline)}, 'A') || setweight(${as(texts.standfirst)}, 'B') || setweight(${as(texts.text)}, 'D')`;
}
