import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { configurations } from '#editorial/search/searchWords.ts';
import { foldText } from '#editorial/search/textFolding.ts';

/** The lexeme of each word in the index of a language, in one statement. Stop words have none. */
export async function lexemesOf(
  tx: Transaction,
  language: Language,
  words: readonly string[],
): Promise<Map<string, string>> {
  const distinctWords = [...new Set(words)];
  if (distinctWords.length === 0) return new Map();
  const { rows } = await tx.execute<{ word: string; lexeme: string | null }>(sql`
    select word, (tsvector_to_array(to_tsvector(${configurations[language]}::regconfig, folded)))[1] as lexeme
    from unnest(${sql.param(distinctWords)}::text[], ${sql.param(distinctWords.map(foldText))}::text[]) read (word, folded)`);
  return new Map(rows.flatMap(({ word, lexeme }) => (lexeme === null ? [] : [[word, lexeme]])));
}
