import { sql } from 'drizzle-orm';
import type { Transaction } from '#db/pools';
import type { ReleaseId } from '#db/schema/ids';
import { wordsFor } from '#editorial/search/words';
import { readNames } from './lexicon.ts';
import type { Relatable } from './relating.ts';

/** How often a text has each of its words, as Postgres stems them; in the headline each counts twice. */
export type Vector = { terms: Map<string, number>; headline: Set<string>; length: number };

/** What Postgres writes of a tsvector: `'ferri':1A,7 'harbour':2`. */
const written = /'((?:[^']|'')+)':([\dA-D,]+)/g;

/** Signs and bare numbers tell nothing of a story. */
const isTelling = (word: string): boolean => word.length >= 2 && word.length <= 40 && /\p{L}/u.test(word);

export function parseVector(text: string): Vector {
  const terms = new Map<string, number>();
  const headline = new Set<string>();
  let length = 0;
  for (const [, quoted, places] of text.matchAll(written)) {
    const word = quoted?.replaceAll("''", "'").replaceAll('\\\\', '\\') ?? '';
    if (!isTelling(word)) continue;
    const at = places?.split(',') ?? [];
    const inHeadline = at.filter((place) => place.endsWith('A')).length;
    const count = at.length + inHeadline;
    terms.set(word, count);
    if (inHeadline > 0) headline.add(word);
    length += count;
  }
  return { terms, headline, length };
}

/** A story's words: as its release was indexed, or as it would be. */
export async function vectorOf(tx: Transaction, story: Relatable, releaseId?: ReleaseId): Promise<Vector> {
  const { language } = story.article;
  const { rows } = await tx.execute<{ words: string }>(
    releaseId === undefined
      ? sql`select (${wordsFor(story, language, await readNames(tx, language))})::text as words`
      : sql`select words::text as words from release_search where release_id = ${releaseId}`,
  );
  return parseVector(rows[0]?.words ?? '');
}
