import { sql } from 'drizzle-orm';
import type { Readable } from '#db/asOf';
import { type Language, languages } from '#db/schema/filing';
import type { Piece, Question } from './question.ts';
import { bareArabic, configurations } from './words.ts';

/** One piece as the index knows it: any of its readings will do, one a language. */
export type Term = { piece: Piece; readings: { lexemes: string[]; query: string }[] };

/** A word that is counted in each story found, and how telling it is. */
export type Counted = { lexeme: string; weight: number };

export type Understood = {
  /** tsquery, answered by the index alone */
  asked: string;
  /** the same of what must be there, for headlines */
  headed: string;
  /** tsquery, asked of what the index gives: phrases, and what must not be there; null when there is neither */
  checked: string | null;
  counted: Counted[];
  /** what each of the question's words weighs, in the order of the alphabet */
  weights: number[];
  /** so many stories may hold what is asked that not all are looked through */
  isCommon: boolean;
  /** pieces that no live story has */
  unknown: Piece[];
};

/** Past this many stories with its rarest word a question is common; `live.commonness` counts so far. */
const rarelyAtMost = 1_000;
const mostCounted = 10;

/** What a question's first page found out of the paper; later pages keep to it. */
export type Weighed = Pick<Understood, 'weights' | 'isCommon'>;

/** What the words of a question are in the paper's index. Null when it has none that could be looked for. */
export async function understand(
  database: Readable,
  question: Question,
  language?: Language,
  before?: Weighed,
): Promise<Understood | null> {
  const inPlay = language ? [language] : languages;
  const [wanted, unwanted] = await readAll(database, [question.wanted, question.unwanted], inPlay);
  if (!wanted || wanted.length === 0) return null;
  const words = [
    ...new Set(wanted.flatMap(({ readings }) => readings.flatMap(({ lexemes }) => lexemes))),
  ].sort();
  const known = before?.weights.length === words.length ? null : await countStories(database, words);
  const weights = known ? words.map((word) => weightOf(word, wanted, known)) : (before?.weights ?? []);
  const storiesWith = ({ readings }: Term) =>
    readings.reduce(
      (sum, { lexemes }) => sum + Math.min(...lexemes.map((lexeme) => known?.of(lexeme) ?? 1)),
      0,
    );
  const isPhrase = (term: Term) => term.readings.some(({ lexemes }) => lexemes.length > 1);
  const phrases = wanted.filter(isPhrase).map((term) => anyOf(term, ({ query }) => query));
  const refused = (unwanted ?? []).map((term) => `!${anyOf(term, ({ query }) => query)}`);
  const checked = [...phrases, ...refused];
  const headed = wanted.map((term) => anyOf(term, ({ lexemes }) => allOf(lexemes))).join(' & ');
  const simplyRefused = (unwanted ?? []).filter((term) => !isPhrase(term));
  return {
    asked: [headed, ...simplyRefused.map((term) => `!${anyOf(term, ({ query }) => query)}`)].join(' & '),
    headed,
    checked: checked.length > 0 ? checked.join(' & ') : null,
    counted: mostTelling(words, weights),
    weights,
    isCommon: known ? Math.min(...wanted.map(storiesWith)) > rarelyAtMost : (before?.isCommon ?? false),
    unknown: wanted.filter((term) => storiesWith(term) === 0).map(({ piece }) => piece),
  };
}

export const quoted = (lexeme: string) => `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
const allOf = (lexemes: string[]) => `(${lexemes.map(quoted).join(' & ')})`;
export const anyOf = ({ readings }: Term, as: (reading: Term['readings'][number]) => string) =>
  `(${readings.map((reading) => `(${as(reading)})`).join(' | ')})`;

type Row = { side: number; at: number; query: string; lexemes: string[] | null };

/** Lets Postgres read the pieces as it has read the stories; pieces of stop words alone are left out. */
export async function readAll(database: Readable, sides: Piece[][], inPlay: readonly Language[]) {
  const asked = sides.flatMap((pieces, side) =>
    pieces.flatMap((piece, at) => inPlay.map((language) => ({ side, at, ...asText(piece, language) }))),
  );
  if (asked.length === 0) return sides.map((): Term[] => []);
  const { rows } = await database.execute<Row>(sql`
    select side, at, phraseto_tsquery(configuration::regconfig, said)::text as query,
      tsvector_to_array(to_tsvector(configuration::regconfig, said)) as lexemes
    from json_to_recordset(${JSON.stringify(asked)}) as asked (side int, at int, configuration text, said text)`);
  return sides.map((pieces, side) =>
    pieces.flatMap((piece, at): Term[] => {
      const readings = rows
        .filter((row) => row.side === side && row.at === at)
        .map(({ query, lexemes }) => ({ query, lexemes: lexemes ?? [] }));
      // What is a stop word in one language is none to look for in another.
      if (readings.length === 0 || readings.some(({ lexemes }) => lexemes.length === 0)) return [];
      const distinct = new Map(readings.map((reading) => [reading.query, reading]));
      return [{ piece, readings: [...distinct.values()] }];
    }),
  );
}

/** Chinese is indexed by bigrams also: what stands together are bigrams one after another. */
function asText({ text, isChinese }: Piece, language: Language): { configuration: string; said: string } {
  if (!isChinese || language !== 'zh-CN')
    return { configuration: configurations[language], said: bareArabic(text) };
  return { configuration: 'simple', said: bigramsOf(text) };
}

export function bigramsOf(run: string): string {
  const signs = Array.from(run);
  if (signs.length < 3) return run;
  return signs
    .slice(1)
    .map((sign, at) => `${signs[at]}${sign}`)
    .join(' ');
}

type Known = { of(lexeme: string): number; total: number };

async function countStories(database: Readable, words: string[]): Promise<Known> {
  const { rows } = await database.execute<{ lexeme: string; stories: number; total: number }>(
    sql`select * from live.commonness(${sql.param(words)}::text[])`,
  );
  const stories = new Map(rows.map((row) => [row.lexeme, row.stories]));
  const most = Math.max(0, ...stories.values());
  return { of: (lexeme) => stories.get(lexeme) ?? 0, total: Math.max(most, rows[0]?.total ?? 0) };
}

/** Inverse document frequency, to two places; the parts of a phrase share one weight. */
function weightOf(word: string, terms: Term[], known: Known): number {
  const stories = known.of(word);
  if (stories === 0) return 0;
  const readings = terms.flatMap((term) => term.readings.filter(({ lexemes }) => lexemes.includes(word)));
  const sharing = Math.min(...readings.map(({ lexemes }) => lexemes.length));
  const rarity = Math.log(1 + (known.total - stories + 0.5) / (stories + 0.5));
  return Math.round((rarity / sharing) * 100) / 100;
}

const mostTelling = (words: string[], weights: number[]): Counted[] =>
  words
    .map((lexeme, at) => ({ lexeme, weight: weights[at] ?? 0 }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || (a.lexeme < b.lexeme ? -1 : 1))
    .slice(0, mostCounted);

export const asQuery = ({ lexeme }: Counted): string => quoted(lexeme);
