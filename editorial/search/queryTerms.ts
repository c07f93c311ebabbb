import type { Readable } from '#db/asOf.ts';
import { sql } from '#db/query.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { bareArabic, configurations } from './searchWords.ts';
import { capitalStopWords, inCapitals, keepStopWords } from './stopWords.ts';
import { foldText } from './textFolding.ts';
import type { QueryPiece, TypedQuery } from './typedQuery.ts';

export type PieceReading = { lexemes: string[]; query: string };

/** One piece as the index knows it: any of its readings will do, of each language one or more. */
export type QueryTerm = { piece: QueryPiece; readings: PieceReading[] };

export type ReadPieces = {
  wanted: QueryTerm[];
  unwanted: QueryTerm[];
  /** pieces that are stop words, and were not looked for */
  leftOut: QueryPiece[];
  /** the question has nothing but stop words: `wanted` is all of them as a phrase, in headlines */
  isOfStopWords: boolean;
  /** lexemes that need not be there, and of which a story that has them answers better */
  standingOut: string[];
};

/** Lets Postgres read a question as it has read the stories. */
export async function readPieces(
  database: Readable,
  question: TypedQuery,
  inPlay: readonly Language[],
): Promise<ReadPieces> {
  const [wanted = [], unwanted = []] = await readAll(
    database,
    [question.wanted, question.unwanted].map((pieces) => pieces.map((piece) => ({ piece, as: formsOf }))),
    inPlay,
  );
  const found = new Set(wanted.map(({ piece }) => piece));
  const leftOut = question.wanted.filter((piece) => !found.has(piece));
  const hasEnglish = inPlay.includes('en') && leftOut.length > 0;
  if (wanted.length > 0 || leftOut.length === 0) {
    const inCapitalLetters = leftOut.flatMap(({ text }) => capitalStopWords(text));
    return {
      ...{ wanted, unwanted, leftOut, isOfStopWords: false },
      standingOut: hasEnglish ? inCapitalLetters.map(inCapitals) : [],
    };
  }
  const piece = { text: question.phrase, isChinese: false };
  const [phrase = []] = await readAll(database, [[{ piece, as: formsOfStopWords }]], inPlay);
  const words = foldText(question.phrase).split(/[^\p{L}\p{N}]+/u);
  return {
    ...{ wanted: phrase, unwanted, leftOut: [], isOfStopWords: phrase.length > 0 },
    standingOut: hasEnglish
      ? [...new Set(words.filter(Boolean))].slice(0, mostStandingOut).map(inCapitals)
      : [],
  };
}

const mostStandingOut = 4;

/** A text for Postgres to read; `isSpare`: it need not have a word. */
type Form = { configuration: string; said: string; isSpare: boolean };
type Asked = { piece: QueryPiece; as: (piece: QueryPiece, language: Language) => Form[] };
type Row = { side: number; at: number; is_spare: boolean; query: string; lexemes: string[] | null };

/** Pieces of stop words alone are left out. */
async function readAll(
  database: Readable,
  sides: Asked[][],
  inPlay: readonly Language[],
): Promise<QueryTerm[][]> {
  const asked = sides.flatMap((pieces, side) =>
    pieces.flatMap(({ piece, as }, at) =>
      inPlay.flatMap((language) =>
        as(piece, language).map(({ isSpare, ...form }) => ({ side, at, is_spare: isSpare, ...form })),
      ),
    ),
  );
  if (asked.length === 0) return sides.map((): QueryTerm[] => []);
  const { rows } = await database.execute<Row>(sql`
    select side, at, is_spare, phraseto_tsquery(configuration::regconfig, said)::text as query,
      tsvector_to_array(to_tsvector(configuration::regconfig, said)) as lexemes
    from json_to_recordset(${JSON.stringify(asked)})
      as asked (side int, at int, is_spare boolean, configuration text, said text)`);
  return sides.map((pieces, side) =>
    pieces.flatMap(({ piece }, at): QueryTerm[] => {
      const readings = rows
        .filter((row) => row.side === side && row.at === at)
        .map(({ query, lexemes, is_spare }) => ({ query, lexemes: lexemes ?? [], isSpare: is_spare }))
        .filter(({ isSpare, lexemes }) => !isSpare || lexemes.length > 0);
      // What is a stop word in one language is none to look for in another.
      if (readings.length === 0 || readings.some(({ lexemes }) => lexemes.length === 0)) return [];
      const distinct = new Map(readings.map(({ query, lexemes }) => [query, { query, lexemes }]));
      return [{ piece, readings: [...distinct.values()] }];
    }),
  );
}

/**
 * How a piece is looked for in a language: folded, as texts are; and as it stands, by which rows are found whose words
 * were made before texts were folded, until the worker has made them anew.
 */
function formsOf(piece: QueryPiece, language: Language): Form[] {
  const folded = foldText(piece.text);
  const said = [...new Set([folded, ...hamzasOf(piece.text), bareArabic(piece.text).toLowerCase()])];
  return said.map((text, at) => ({ ...asText({ ...piece, text }, language), isSpare: at > 0 }));
}

/** Chinese is indexed by bigrams also: what stands together are bigrams one after another. */
function asText({ text, isChinese }: QueryPiece, language: Language): Omit<Form, 'isSpare'> {
  if (!isChinese || language !== 'zh-CN') return { configuration: configurations[language], said: text };
  return { configuration: 'simple', said: bigramsOf(text) };
}

/** مسؤول and مسئول are one word: a hamza inside a word stands on either letter. */
function hamzasOf(text: string): string[] {
  if (!/[ؤئ]/u.test(text)) return [];
  return [foldText(text.replace(/[ؤئ]/gu, (letter) => (letter === 'ؤ' ? 'ئ' : 'ؤ')))];
}

const formsOfStopWords = ({ text }: QueryPiece, language: Language): Form[] => [
  {
    configuration: configurations[language],
    said: language === 'en' ? keepStopWords(foldText(text)) : foldText(text),
    isSpare: false,
  },
];

export function bigramsOf(run: string): string {
  const signs = Array.from(run);
  if (signs.length < 3) return run;
  return signs
    .slice(1)
    .map((sign, at) => `${signs[at]}${sign}`)
    .join(' ');
}
