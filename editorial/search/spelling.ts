import { sql } from 'drizzle-orm';
import type { Body } from '#body/body';
import { plainText } from '#body/text';
import type { Readable } from '#db/asOf';
import { liveRelease, liveSearch } from '#db/live';
import { type Language, languages } from '#db/schema/filing';
import { foldText } from './folding.ts';
import { looked } from './marking.ts';
import type { Piece, Question } from './question.ts';
import { slips } from './slips.ts';
import { configurations } from './words.ts';
import { soughtIn } from './written.ts';

type Spaced = Exclude<Language, 'zh-CN'>;
const isSpaced = (language: Language): language is Spaced => language !== 'zh-CN';

const mostPieces = 3;
const mostTried = 4;

/**
 * The question with its unknown words as the paper spells them, or null. Each word is taken, as it is written, from the
 * text of a story that is live: whatever else is in the list of words can't be told.
 */
export async function respell(
  database: Readable,
  question: Question,
  unknown: Piece[],
  language?: Language,
): Promise<string | null> {
  if (unknown.length === 0 || unknown.length > mostPieces) return null;
  let text = question.text;
  for (const piece of unknown) {
    const better = await respellOne(database, piece, language ? [language] : languages);
    if (!better) return null;
    text = text.replace(piece.text, better);
  }
  return text === question.text ? null : text;
}

async function respellOne(
  database: Readable,
  piece: Piece,
  inPlay: readonly Language[],
): Promise<string | null> {
  const found = piece.isChinese
    ? inPlay.includes('zh-CN')
      ? await chineseLike(database, piece.text)
      : []
    : await wordsLike(database, piece.text, inPlay.filter(isSpaced));
  for (const { lexeme, language } of found.slice(0, mostTried)) {
    const written = await asWritten(database, lexeme, language);
    if (written && written.toLowerCase() !== piece.text.toLowerCase()) return written;
  }
  return null;
}

type Like = { lexeme: string; language: Language };

async function wordsLike(database: Readable, typed: string, inPlay: Spaced[]): Promise<Like[]> {
  if (!/^[\p{L}\p{M}]{4,30}$/u.test(typed) || inPlay.length === 0) return [];
  const asked = inPlay.map((language) => ({
    language,
    configuration: configurations[language],
    said: foldText(typed),
  }));
  const { rows } = await database.execute<Like & { stem: string }>(sql`
    select word.lexeme, word.language, read.stem
    from json_to_recordset(${JSON.stringify(asked)}) as asked (language text, configuration text, said text)
    cross join lateral (select coalesce((tsvector_to_array(to_tsvector(configuration::regconfig, said)))[1], said) as stem) read
    cross join lateral live.words_like(read.stem, asked.language) word`);
  return rows
    .map(({ stem, ...word }) => ({
      ...word,
      far: Math.min(slips(stem, word.lexeme), slips(foldText(typed), unstemmed(word))),
      allowed: Math.max(1, stem.length / 3),
    }))
    .filter(({ far, allowed }) => far <= allowed)
    .sort((a, b) => a.far - b.far || (a.lexeme < b.lexeme ? -1 : 1));
}

/** English stems end in an i where the word has a y: a slip in the word must not count twice for that. */
const unstemmed = ({ lexeme, language }: Like) =>
  language === 'en' ? lexeme.replace(/(?<=[^aeiou])i$/, 'y') : lexeme;

async function chineseLike(database: Readable, typed: string): Promise<Like[]> {
  const { rows } = await database.execute<Like>(
    sql`select lexeme, 'zh-CN' as language from live.signs_like(${typed}) limit ${mostTried * 2}`,
  );
  return rows;
}

/** How a live story writes a word; null where none has it. */
async function asWritten(database: Readable, lexeme: string, language: Language): Promise<string | null> {
  const asked = `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
  const [story] = await database
    .select({ headline: liveRelease.headline, standfirst: liveRelease.standfirst, body: liveRelease.body })
    .from(liveSearch)
    .innerJoin(liveRelease, sql`${liveRelease.id} = ${liveSearch.releaseId}`)
    .where(sql`${liveSearch.words} @@ ${asked}::tsquery and ${liveRelease.language} = ${language}`)
    .limit(1);
  if (!story) return null;
  const text = [story.headline, story.standfirst, plainText(story.body as Body)].join('\n').slice(0, looked);
  if (language === 'zh-CN') return isWordOf(text, lexeme) ? lexeme : null;
  const sought = (await soughtIn(database, [{ text, language }], [lexeme], [])).get(language);
  const [word] = [...(sought?.words ?? [])].sort((a, b) => nearness(b, lexeme) - nearness(a, lexeme));
  if (word === undefined) return null;
  // Always with a capital where it stands: a name.
  const forms: string[] = text.match(new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'giu')) ?? [];
  return forms.includes(word) ? word : (forms[0] ?? word);
}

const nearness = (word: string, lexeme: string) => (word.startsWith(lexeme) ? 100 : 0) - word.length;

/** Two signs side by side are no word unless they are cut so somewhere. */
function isWordOf(text: string, lexeme: string): boolean {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  for (let at = text.indexOf(lexeme); at >= 0; at = text.indexOf(lexeme, at + 1)) {
    const around = text.slice(Math.max(0, at - 12), at + 12);
    for (const { segment } of segmenter.segment(around)) if (segment === lexeme) return true;
  }
  return false;
}
