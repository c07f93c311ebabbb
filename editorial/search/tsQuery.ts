import { languages } from '#contracts/languages.ts';
import type { Readable } from '#db/asOf.ts';
import { sql } from '#db/query.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { type PieceReading, type QueryTerm, readPieces } from './queryTerms.ts';
import type { QueryPiece, TypedQuery } from './typedQuery.ts';

/** A word that is counted in each matching story, with its weight. */
export type Counted = { lexeme: string; weight: number };

export type UnderstoodQuery = {
  /** a tsquery that the index can answer without reading rows */
  indexQuery: string;
  /** the required parts of `indexQuery`, for headlines */
  headlineQuery: string;
  /** a tsquery for the rows that the index returns: phrases and excluded words; null when there are neither */
  recheckQuery: string | null;
  counted: Counted[];
  /** weights of the query's words, in alphabetical order */
  weights: number[];
  /** too many stories may match to search all of them */
  isCommon: boolean;
  /** pieces that no live story contains */
  unknown: QueryPiece[];
  /** each wanted piece, and its tsquery in the index */
  terms: { piece: QueryPiece; query: string }[];
  /** words that are in nearly every story, and are not searched for */
  leftOut: string[];
  /** the query has only such words: they are searched for in headlines, as typed */
  isOfStopWords: boolean;
};

/** A query is common if at least this many stories contain its rarest word; `live.commonness` counts up to this. */
const MAX_RARE_STORIES = 1_000;
const MAX_COUNTED_WORDS = 10;

/** Values that the first page of a query determines and that later pages reuse. */
export type WeighedQuery = Pick<UnderstoodQuery, 'weights' | 'isCommon'>;

/** Converts a query to the words of the paper's index. Null if it has none that can be searched for. */
export async function buildTsQuery(
  database: Readable,
  question: TypedQuery,
  language?: Language,
  before?: WeighedQuery,
): Promise<UnderstoodQuery | null> {
  const pieces = await readPieces(database, question, language ? [language] : languages);
  const { wanted, unwanted, standingOut, isOfStopWords } = pieces;
  if (wanted.length === 0) return null;
  const lexemes = wanted.flatMap(({ readings }) => readings.flatMap((reading) => reading.lexemes));
  const words = [...new Set([...lexemes, ...standingOut])].sort();
  const counts = before?.weights.length === words.length ? null : await countStories(database, words);
  const weights = counts ? words.map((word) => weightOf(word, wanted, counts)) : (before?.weights ?? []);
  const storiesWith = ({ readings }: QueryTerm) =>
    readings.reduce((sum, { lexemes }) => sum + Math.min(...lexemes.map((each) => counts?.of(each) ?? 1)), 0);
  const queryOf = (term: QueryTerm) => anyOf(term, ({ query }) => query);
  const lexemesOf = (term: QueryTerm) => anyOf(term, ({ lexemes }) => allOf(lexemes));
  const excluded = (term: QueryTerm) => `!${queryOf(term)}`;
  const rechecks = [...wanted.filter(isPhrase).map(queryOf), ...unwanted.map(excluded)];
  const headlineQuery = wanted.map(lexemesOf).join(' & ');
  const excludedWords = unwanted.filter((term) => !isPhrase(term)).map(excluded);
  return {
    indexQuery: [headlineQuery, ...excludedWords].join(' & '),
    headlineQuery,
    recheckQuery: rechecks.length > 0 ? rechecks.join(' & ') : null,
    counted: mostTelling(words, weights),
    weights,
    isCommon: counts ? Math.min(...wanted.map(storiesWith)) > MAX_RARE_STORIES : (before?.isCommon ?? false),
    unknown: wanted.filter((term) => !isOfStopWords && storiesWith(term) === 0).map(({ piece }) => piece),
    terms: wanted.map((term) => ({ piece: term.piece, query: lexemesOf(term) })),
    leftOut: pieces.leftOut.map(({ text }) => text),
    isOfStopWords,
  };
}

const isPhrase = (term: QueryTerm) => term.readings.some(({ lexemes }) => lexemes.length > 1);
/** A lexeme quoted for a tsquery. */
export const quoted = (lexeme: string) => `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
const allOf = (lexemes: string[]) => `(${lexemes.map(quoted).join(' & ')})`;
export const anyOf = ({ readings }: QueryTerm, as: (reading: PieceReading) => string) =>
  `(${readings.map((reading) => `(${as(reading)})`).join(' | ')})`;

type StoryCounts = { of(lexeme: string): number; total: number };

async function countStories(database: Readable, words: string[]): Promise<StoryCounts> {
  const { rows } = await database.execute<{ lexeme: string; stories: number; total: number }>(
    sql`select * from live.commonness(${sql.param(words)}::text[])`,
  );
  const stories = new Map(rows.map((row) => [row.lexeme, row.stories]));
  const total = Math.max(0, ...stories.values(), rows[0]?.total ?? 0);
  return { of: (lexeme) => stories.get(lexeme) ?? 0, total };
}

/** Inverse document frequency, to two decimals; the parts of a phrase share one weight. */
function weightOf(word: string, terms: QueryTerm[], counts: StoryCounts): number {
  const stories = counts.of(word);
  if (stories === 0) return 0;
  const readings = terms.flatMap((term) => term.readings.filter(({ lexemes }) => lexemes.includes(word)));
  const sharing = readings.length > 0 ? Math.min(...readings.map(({ lexemes }) => lexemes.length)) : 1;
  const rarity = Math.log(1 + (counts.total - stories + 0.5) / (stories + 0.5));
  return Math.round((rarity / sharing) * 100) / 100;
}

const mostTelling = (words: string[], weights: number[]): Counted[] =>
  words
    .map((lexeme, at) => ({ lexeme, weight: weights[at] ?? 0 }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || (a.lexeme < b.lexeme ? -1 : 1))
    .slice(0, MAX_COUNTED_WORDS);

/** The tsquery of one counted word. */
export const asQuery = ({ lexeme }: Counted): string => quoted(lexeme);
