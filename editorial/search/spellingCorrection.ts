import { plainText } from '#body/bodyText.ts';
import type { Body } from '#body/bodyTypes.ts';
import { languages } from '#contracts/languages.ts';
import type { Readable } from '#db/asOf.ts';
import { liveRelease, liveSearch } from '#db/liveViews.ts';
import { sql } from '#db/query.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { foldForMarking, MAX_MARKED_CHARACTERS } from './matchMarks.ts';
import { configurations } from './searchWords.ts';
import { foldText, withoutInvisible } from './textFolding.ts';
import { quoted, type UnderstoodQuery } from './tsQuery.ts';
import type { QueryPiece, TypedQuery } from './typedQuery.ts';
import { typingErrors } from './typingErrors.ts';
import { findWrittenForms } from './writtenForms.ts';

type Spaced = Exclude<Language, 'zh-CN'>;
const isSpaced = (language: Language): language is Spaced => language !== 'zh-CN';

const MAX_PIECES = 3;
/** Maximum likely words that are tried for each piece, and maximum combinations. */
const MAX_LIKELY = 6;
const MAX_SETS = 64;
/** Maximum stories that are read for the spelling of the words. */
const MAX_STORIES = 4;

/** A possible meaning of a piece: another word, or (`far` 0) the typed one. */
type Meant = { far: number; query: string; lexeme: string | null; language: Language | null };
type MeantSet = { far: number; meant: Meant[]; language: Language };

/**
 * Corrects a query with words that are not in the paper, or not together in any story, to the spelling of one live
 * story; null: none is similar. All words come from one live story that also contains the rest of the query, so that no
 * other word of the list is revealed.
 */
export async function correctSpelling(
  database: Readable,
  question: TypedQuery,
  { terms, unknown }: Pick<UnderstoodQuery, 'terms' | 'unknown'>,
  language?: Language,
): Promise<string | null> {
  if (terms.length === 0 || unknown.length > MAX_PIECES) return null;
  const inPlay = language ? [language] : languages;
  // If each word occurs somewhere, any of them may be a misspelling that the paper contains too.
  const doubted = unknown.length > 0 ? unknown : terms.slice(0, MAX_PIECES).map(({ piece }) => piece);
  const meant = await Promise.all(
    terms.map(async ({ piece, query }) => {
      const asTyped: Meant = { far: 0, query, lexeme: null, language: null };
      if (!doubted.includes(piece)) return [asTyped];
      const likely = await wordsLikePiece(database, piece, inPlay);
      return unknown.length > 0 ? likely : [asTyped, ...likely];
    }),
  );
  for (const story of await findTogether(database, setsOf(meant, inPlay))) {
    const text = await rewrite(database, question.text, terms, story);
    if (text !== null && foldText(text) !== foldText(question.text)) return text;
  }
  return null;
}

/** Rewrites a query with the words of a story; null if one of them is not a word there. */
async function rewrite(
  database: Readable,
  question: string,
  terms: UnderstoodQuery['terms'],
  story: Together,
): Promise<string | null> {
  let text = question;
  for (const [at, { lexeme }] of story.meant.entries()) {
    const typed = terms[at]?.piece.text ?? '';
    const better = lexeme === null ? typed : await asWritten(database, story, lexeme);
    if (better === null) return null;
    text = text.replace(typed, () => withoutInvisible(better));
  }
  return text;
}

/** One meaning for each piece, all in one language, the nearest first; without the typed query itself. */
function setsOf(meant: Meant[][], inPlay: readonly Language[]): MeantSet[] {
  const sets = inPlay.flatMap((language) => {
    let made: MeantSet[] = [{ far: 0, meant: [], language }];
    for (const choices of meant) {
      const fit = choices.filter((one) => one.language === null || one.language === language);
      made = made
        .flatMap((set) =>
          fit.map((one) => ({ language, far: set.far + one.far, meant: [...set.meant, one] })),
        )
        .sort((a, b) => a.far - b.far)
        .slice(0, MAX_SETS);
    }
    return made;
  });
  return sets
    .filter((set) => set.meant.some(({ lexeme }) => lexeme !== null))
    .sort((a, b) => a.far - b.far)
    .slice(0, MAX_SETS);
}

type StoryRow = { at: number; headline: string; standfirst: string; body: Body };
type Together = { meant: Meant[]; language: Language; text: string };

/** The first few of these whose words are all in one live story, each with such a story's text. */
async function findTogether(database: Readable, sets: MeantSet[]): Promise<Together[]> {
  if (sets.length === 0) return [];
  const queries = sets.map(({ meant, language }, at) => ({
    ...{ at, language },
    query: meant.map(({ query }) => query).join(' & '),
  }));
  const { rows } = await database.execute<StoryRow>(sql`
    select found.at, r.headline, r.standfirst, r.body from (
      select asked.at, found.release_id
      from json_to_recordset(${JSON.stringify(queries)}) as asked (at int, language text, query text)
      cross join lateral (select s.release_id from ${liveSearch} s join ${liveRelease} r on r.id = s.release_id
        where s.words @@ asked.query::tsquery and r.language = asked.language limit 1) found
      order by asked.at limit ${MAX_STORIES}) found
    join ${liveRelease} r on r.id = found.release_id order by found.at`);
  return rows.flatMap(({ at, headline, standfirst, body }) => {
    const set = sets[at];
    const text = [headline, standfirst, plainText(body)].join('\n').slice(0, MAX_MARKED_CHARACTERS);
    return set ? [{ ...set, text }] : [];
  });
}

async function wordsLikePiece(
  database: Readable,
  piece: QueryPiece,
  inPlay: readonly Language[],
): Promise<Meant[]> {
  const isAllowed = inPlay.includes('zh-CN');
  const found = piece.isChinese
    ? isAllowed
      ? await chineseLike(database, foldText(piece.text))
      : []
    : await wordsLike(database, piece.text, inPlay.filter(isSpaced));
  return found.slice(0, MAX_LIKELY).map((like) => ({ ...like, query: quoted(like.lexeme) }));
}

type Like = { lexeme: string; language: Language; far: number };

async function wordsLike(database: Readable, typed: string, inPlay: Spaced[]): Promise<Like[]> {
  if (!/^[\p{L}\p{M}]{4,30}$/u.test(typed) || inPlay.length === 0) return [];
  const queries = inPlay.map((language) => ({
    language,
    configuration: configurations[language],
    said: foldText(typed),
  }));
  const { rows } = await database.execute<Omit<Like, 'far'> & { stem: string }>(sql`
    select word.lexeme, word.language, read.stem
    from json_to_recordset(${JSON.stringify(queries)}) as asked (language text, configuration text, said text)
    cross join lateral (select coalesce((tsvector_to_array(to_tsvector(configuration::regconfig, said)))[1], said) as stem) read
    cross join lateral live.words_like(read.stem, asked.language) word`);
  return rows
    .map(({ stem, ...word }) => ({
      ...word,
      far: Math.min(typingErrors(stem, word.lexeme), typingErrors(foldText(typed), unstemmed(word))),
      allowed: Math.max(1, stem.length / 3),
    }))
    .filter(({ far, allowed }) => far <= allowed)
    .sort((a, b) => a.far - b.far || (a.lexeme < b.lexeme ? -1 : 1));
}

/** English stems end in i where the word has y: this must not double the distance of an error. */
const unstemmed = ({ lexeme, language }: Omit<Like, 'far'>) =>
  language === 'en' ? lexeme.replace(/(?<=[^aeiou])i$/, 'y') : lexeme;

async function chineseLike(database: Readable, typed: string): Promise<Like[]> {
  const { rows } = await database.execute<{ lexeme: string }>(
    sql`select lexeme from live.signs_like(${typed}) limit ${MAX_LIKELY * 2}`,
  );
  return rows.map(({ lexeme }) => ({ lexeme, language: 'zh-CN', far: 1 }));
}

/** How a story writes a word; null if it is not in the searched part of its text. */
async function asWritten(
  database: Readable,
  { text, language }: Together,
  lexeme: string,
): Promise<string | null> {
  if (language === 'zh-CN') return wordIn(text, lexeme);
  const sought = (await findWrittenForms(database, [{ text, language }], [lexeme], [])).get(language);
  const [word] = [...(sought?.words ?? [])].sort((a, b) => nearness(b, lexeme) - nearness(a, lexeme));
  if (word === undefined) return null;
  // A word that is always capitalized is a name.
  const forms: string[] = text.match(new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'giu')) ?? [];
  return forms.includes(word) ? word : (forms[0] ?? word);
}

const nearness = (word: string, lexeme: string) =>
  (foldText(word).startsWith(lexeme) ? 100 : 0) - word.length;

/** A Chinese word as a text writes it. Two adjacent characters are a word only if they are segmented so somewhere. */
function wordIn(text: string, lexeme: string): string | null {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  const folded = foldForMarking(text);
  for (let at = folded.indexOf(lexeme); at >= 0; at = folded.indexOf(lexeme, at + 1)) {
    const around = text.slice(Math.max(0, at - 12), at + 12);
    for (const { segment } of segmenter.segment(around))
      if (foldForMarking(segment) === lexeme) return segment;
  }
  return null;
}
