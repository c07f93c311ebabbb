import type { Readable } from '#db/asOf.ts';
import { sql } from '#db/query.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { bareArabic, configurations } from './searchWords.ts';
import { capitalStopWords, inCapitals, keepStopWords } from './stopWords.ts';
import { foldText } from './textFolding.ts';
import type { QueryPiece, TypedQuery } from './typedQuery.ts';

export type PieceReading = { lexemes: string[]; query: string };

/** One piece of a query, as lexemes of the index. Any reading may match; each language has one or more. */
export type QueryTerm = { piece: QueryPiece; readings: PieceReading[] };

export type ReadPieces = {
  wanted: QueryTerm[];
  unwanted: QueryTerm[];
  /** pieces that are stop words, and are not searched for */
  leftOut: QueryPiece[];
  /** the query has only stop words: `wanted` is then all of them as one phrase, searched for in headlines */
  isOfStopWords: boolean;
  /** optional lexemes, which raise the score of a story that has them */
  standingOut: string[];
};

/** Converts a query to lexemes with Postgres, in the same way as the stories were indexed. */
export async function readPieces(
  database: Readable,
  question: TypedQuery,
  inPlay: readonly Language[],
): Promise<ReadPieces> {
  const withForms = (pieces: QueryPiece[]) => pieces.map((piece) => ({ piece, as: formsOf }));
  const sides = [withForms(question.wanted), withForms(question.unwanted)];
  const [wanted = [], unwanted = []] = await readAll(database, sides, inPlay);
  const indexed = new Set(wanted.map(({ piece }) => piece));
  const leftOut = question.wanted.filter((piece) => !indexed.has(piece));
  const hasEnglish = inPlay.includes('en') && leftOut.length > 0;
  const optional = (words: string[]) => (hasEnglish ? words.map(inCapitals) : []);
  if (wanted.length > 0 || leftOut.length === 0) {
    const standingOut = optional(leftOut.flatMap(({ text }) => capitalStopWords(text)));
    return { wanted, unwanted, leftOut, isOfStopWords: false, standingOut };
  }
  const piece = { text: question.phrase, isChinese: false };
  const [phrase = []] = await readAll(database, [[{ piece, as: formsOfStopWords }]], inPlay);
  const words = new Set(
    foldText(question.phrase)
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean),
  );
  const standingOut = optional([...words].slice(0, MAX_OPTIONAL_LEXEMES));
  return { wanted: phrase, unwanted, leftOut: [], isOfStopWords: phrase.length > 0, standingOut };
}

const MAX_OPTIONAL_LEXEMES = 4;

/** A text to convert to lexemes; `isSpare`: it may have none. */
type Form = { configuration: string; text: string; isSpare: boolean };
type FormsOrder = { piece: QueryPiece; as: (piece: QueryPiece, language: Language) => Form[] };
type Row = { side: number; at: number; isSpare: boolean; query: string; lexemes: string[] | null };

/** Pieces with only stop words are left out. */
async function readAll(database: Readable, sides: FormsOrder[][], inPlay: readonly Language[]) {
  const forms = sides.flatMap((pieces, side) =>
    pieces.flatMap(({ piece, as }, at) =>
      inPlay.flatMap((language) => as(piece, language).map((form) => ({ side, at, ...form }))),
    ),
  );
  if (forms.length === 0) return sides.map((): QueryTerm[] => []);
  const { rows } = await database.execute<Row>(sql`
    select side, at, "isSpare", phraseto_tsquery(configuration::regconfig, form.text)::text as query,
      tsvector_to_array(to_tsvector(configuration::regconfig, form.text)) as lexemes
    from json_to_recordset(${JSON.stringify(forms)})
      as form (side int, at int, "isSpare" boolean, configuration text, text text)`);
  return sides.map((pieces, side) =>
    pieces.flatMap(({ piece }, at): QueryTerm[] => {
      const readings = rows
        .filter((row) => row.side === side && row.at === at)
        .map(({ query, lexemes, isSpare }) => ({ query, lexemes: lexemes ?? [], isSpare }))
        .filter(({ isSpare, lexemes }) => !isSpare || lexemes.length > 0);
      // A stop word in one language cannot be searched for in another.
      if (readings.length === 0 || readings.some(({ lexemes }) => lexemes.length === 0)) return [];
      const distinct = new Map(readings.map(({ query, lexemes }) => [query, { query, lexemes }]));
      return [{ piece, readings: [...distinct.values()] }];
    }),
  );
}

/**
 * The forms in which a piece is searched for in a language: folded, like indexed texts; and as typed, to find rows that
 * were indexed before folding and that the worker has not renewed yet.
 */
function formsOf(piece: QueryPiece, language: Language): Form[] {
  const folded = foldText(piece.text);
  const spellings = [...new Set([folded, ...hamzasOf(piece.text), bareArabic(piece.text).toLowerCase()])];
  return spellings.map((text, at) => ({ ...asText({ ...piece, text }, language), isSpare: at > 0 }));
}

/** Converts a Chinese piece to consecutive bigrams, by which Chinese is indexed too. */
function asText({ text, isChinese }: QueryPiece, language: Language): Omit<Form, 'isSpare'> {
  if (!isChinese || language !== 'zh-CN') return { configuration: configurations[language], text };
  return { configuration: 'simple', text: bigramsOf(text) };
}

/** مسؤول and مسئول are one word: a hamza within a word may be on either letter. */
function hamzasOf(text: string): string[] {
  if (!/[ؤئ]/u.test(text)) return [];
  return [foldText(text.replace(/[ؤئ]/gu, (letter) => (letter === 'ؤ' ? 'ئ' : 'ؤ')))];
}

function formsOfStopWords(piece: QueryPiece, language: Language): Form[] {
  const folded = foldText(piece.text);
  const text = language === 'en' ? keepStopWords(folded) : folded;
  return [{ configuration: configurations[language], text, isSpare: false }];
}

/** The bigrams of a run of Chinese characters, separated by spaces. */
export function bigramsOf(run: string): string {
  const [first = '', ...others] = run;
  if (others.length < 2) return run;
  const signs = [first, ...others];
  return others.map((sign, at) => `${signs[at]}${sign}`).join(' ');
}
