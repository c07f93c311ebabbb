import type { Readable } from '#db/asOf.ts';
import { sql } from '#db/query.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { configurations } from './searchWords.ts';
import { foldText } from './textFolding.ts';
import { quoted } from './tsQuery.ts';
import type { QueryPiece } from './typedQuery.ts';
import { typingErrors } from './typingErrors.ts';

type Spaced = Exclude<Language, 'zh-CN'>;
const isSpaced = (language: Language): language is Spaced => language !== 'zh-CN';

/** Maximum likely words of a piece. */
const MAX_LIKELY = 6;

/** A word that may be meant by a piece. `far`: its number of typing errors; 0 for the typed word itself. */
export type CandidateWord = { far: number; query: string; lexeme: string | null; language: Language | null };

/** Words of the paper that may be meant by a piece of a query, nearest first. */
export async function wordsLikePiece(
  database: Readable,
  piece: QueryPiece,
  inPlay: readonly Language[],
): Promise<CandidateWord[]> {
  const likely = piece.isChinese
    ? await chineseLike(database, piece.text, inPlay)
    : await wordsLike(database, piece.text, inPlay.filter(isSpaced));
  return likely.slice(0, MAX_LIKELY).map((like) => ({ ...like, query: quoted(like.lexeme) }));
}

type Like = { lexeme: string; language: Language; far: number };

async function wordsLike(database: Readable, typed: string, inPlay: Spaced[]): Promise<Like[]> {
  if (!/^[\p{L}\p{M}]{4,30}$/u.test(typed) || inPlay.length === 0) return [];
  const folded = foldText(typed);
  const lookups = inPlay.map((language) => ({ language, configuration: configurations[language] }));
  const { rows } = await database.execute<Omit<Like, 'far'> & { stem: string }>(sql`
    select word.lexeme, word.language, read.stem
    from json_to_recordset(${JSON.stringify(lookups)}) as lookup (language text, configuration text)
    cross join lateral (select coalesce((tsvector_to_array(to_tsvector(configuration::regconfig, ${folded})))[1], ${folded}) as stem) read
    cross join lateral live.words_like(read.stem, lookup.language) word`);
  return rows
    .map(({ stem, ...word }) => ({
      ...word,
      far: Math.min(typingErrors(stem, word.lexeme), typingErrors(folded, unstemmed(word))),
      allowed: Math.max(1, stem.length / 3),
    }))
    .filter(({ far, allowed }) => far <= allowed)
    .sort((a, b) => a.far - b.far || (a.lexeme < b.lexeme ? -1 : 1));
}

/** English stems end in "i" where the word ends in "y"; undone here, so that it does not count as a typing error. */
const unstemmed = ({ lexeme, language }: Omit<Like, 'far'>) =>
  language === 'en' ? lexeme.replace(/(?<=[^aeiou])i$/, 'y') : lexeme;

async function chineseLike(database: Readable, typed: string, inPlay: readonly Language[]): Promise<Like[]> {
  if (!inPlay.includes('zh-CN')) return [];
  const { rows } = await database.execute<{ lexeme: string }>(
    sql`select lexeme from live.signs_like(${foldText(typed)}) limit ${MAX_LIKELY * 2}`,
  );
  return rows.map(({ lexeme }) => ({ lexeme, language: 'zh-CN', far: 1 }));
}
