import { sql } from 'drizzle-orm';
import type { Transaction } from '#db/pools';
import { foldText } from '#editorial/search/folding';
import { configurations } from '#editorial/search/words';
import { readNames } from './lexicon.ts';
import type { Relatable } from './relating.ts';
import { surfaceChinese } from './surfaceChinese.ts';

const readCharacters = 20_000;

/**
 * The words of a story as it writes them, by the lexeme that Postgres made of each ("ferri" is "ferries"): the way in
 * which each is written most often.
 */
export async function surfaceWords(
  tx: Transaction,
  story: Relatable,
  lexemes: ReadonlySet<string>,
): Promise<Map<string, string>> {
  const { language } = story.article;
  if (language === 'zh-CN') return surfaceChinese(story, lexemes, await readNames(tx, language));
  const text = `${story.headline}\n${story.standfirst}\n${story.plainText.slice(0, readCharacters)}`;
  const counts = countWords(text);
  // A stem begins as its word does, but in Arabic.
  const beginnings = new Set([...lexemes].map((lexeme) => lexeme.slice(0, 2)));
  const words = [...counts.keys()].filter(
    (word) => language === 'ar' || beginnings.has(foldText(word).slice(0, 2)),
  );
  const { rows } = await tx.execute<{ word: string; lexeme: string | null }>(sql`
    select word, (tsvector_to_array(to_tsvector(${configurations[language]}::regconfig, folded)))[1] as lexeme
    from unnest(${sql.param(words)}::text[], ${sql.param(words.map(foldText))}::text[]) read (word, folded)`);
  const surface = new Map<string, string>();
  for (const { word, lexeme } of rows) {
    if (lexeme === null || !lexemes.has(lexeme)) continue;
    const before = surface.get(lexeme);
    if (before === undefined || isBetter(word, before, counts)) surface.set(lexeme, word);
  }
  return surface;
}

/** How often each word is written so. What has a capital only because it begins a sentence is counted in small letters. */
function countWords(text: string): Map<string, number> {
  const within = new Map<string, number>();
  const first: string[] = [];
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}\p{N}'’]+/gu)) {
    if (/(?:^|[.!?:\n]["'”’)]*\s*["'“‘(]*)$/u.test(text.slice(Math.max(0, index - 6), index)))
      first.push(word);
    else within.set(word, (within.get(word) ?? 0) + 1);
  }
  for (const word of first) {
    const known = within.has(word) ? word : word.toLowerCase();
    within.set(known, (within.get(known) ?? 0) + 1);
  }
  return within;
}

const isBetter = (word: string, before: string, counts: Map<string, number>): boolean =>
  (counts.get(word) ?? 0) > (counts.get(before) ?? 0);
