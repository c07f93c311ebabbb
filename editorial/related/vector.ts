import { sql } from 'drizzle-orm';
import type { Transaction } from '#db/pools';
import type { ReleaseId } from '#db/schema/ids';
import { wordsFor } from '#editorial/search/words';
import { readNames } from './lexicon.ts';
import type { Relatable } from './relating.ts';

/** How often a text has each of its words, as Postgres stems them; in the headline each counts twice. */
export type Vector = { terms: Map<string, number>; headline: Set<string>; length: number };

/** Signs and bare numbers tell nothing of a story. */
function isTelling(word: string): boolean {
  if (word.length < 2 || word.length > 40) return false;
  const first = word.charCodeAt(0);
  return (first >= 97 && first <= 122) || /\p{L}/u.test(word);
}

/** Reads what Postgres writes of a tsvector: `'ferri':1A,7 'harbour':2`. */
export function parseVector(text: string): Vector {
  const terms = new Map<string, number>();
  const headline = new Set<string>();
  let length = 0;
  eachWord(text, (word, count, inHeadline) => {
    terms.set(word, count);
    if (inHeadline > 0) headline.add(word);
    length += count;
  });
  return { terms, headline, length };
}

/** Calls `found` with each telling word, how often it counts, and how often it stands in the headline. */
export function eachWord(
  text: string,
  found: (word: string, count: number, inHeadline: number) => void,
): void {
  let at = 0;
  while (at < text.length) {
    let end = text.indexOf("'", at + 1);
    let isPlain = true;
    while (text.charCodeAt(end + 1) === quote) {
      isPlain = false;
      end = text.indexOf("'", end + 2);
    }
    if (end < 0) break;
    const raw = text.slice(at + 1, end);
    let count = text.charCodeAt(end + 1) === colon ? 1 : 0;
    let inHeadline = 0;
    for (at = end + 1; at < text.length; at++) {
      const sign = text.charCodeAt(at);
      if (sign === gap) break;
      if (sign === comma) count += 1;
      else if (sign === headlineWeight) inHeadline += 1;
    }
    at += 1;
    const word = isPlain && !raw.includes('\\') ? raw : raw.replaceAll("''", "'").replaceAll('\\\\', '\\');
    if (isTelling(word)) found(word, count + inHeadline, inHeadline);
  }
}

const [quote, colon, gap, comma, headlineWeight] = Array.from("': ,A", (sign) => sign.charCodeAt(0));

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
