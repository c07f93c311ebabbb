import { languages } from '#contracts/languages.ts';
import { nfc } from '#contracts/normalForm.ts';
import { staff } from '#db/pools.ts';
import { type SQL, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { draft } from '#db/schema/drafts.ts';
import { author, type Language } from '#db/schema/taxonomy.ts';
import { type Marked, type MarkedWords, markPart, writtenWords } from '#editorial/search/matchMarks.ts';
import { escapedLike } from '#editorial/search/namesLike.ts';
import { readPieces } from '#editorial/search/queryTerms.ts';
import { foldText } from '#editorial/search/textFolding.ts';
import { anyOf, quoted } from '#editorial/search/tsQuery.ts';
import { parseTypedQuery, type TypedQuery } from '#editorial/search/typedQuery.ts';
import { findWrittenForms } from '#editorial/search/writtenForms.ts';

/**
 * If there are at most this many matches, they are looked up and sorted; if more, articles are scanned in order until
 * enough are found.
 */
const MAX_LOOKED_UP = 2_000;
/** Minimum letters in the middle of a word that the trigram index can find. */
const MIN_LETTERS = 3;
/** Maximum authors that are looked up for one name. */
const MAX_AUTHORS = 50;
const SNIPPET_CHARACTERS = 140;

export type DraftSearch = {
  where: SQL;
  /** words that are in nearly every story, and were not searched for */
  leftOut: string[];
  /** the query has only words that are in nearly every story: they were searched for in headlines, as typed */
  isOfStopWords: boolean;
  /** the matching part of each text, marked; null if only its headline or slug matches */
  mark(texts: { text: string; language: Language }[]): Promise<(Marked | null)[]>;
};

/** Drafts that match the text typed so far: the last word may be incomplete. */
export async function searchDrafts(q: string): Promise<DraftSearch> {
  const question = parseTypedQuery(q);
  const incompleteWord = incompleteWordOf(question, q);
  const { wanted: terms, unwanted, leftOut, isOfStopWords } = await readPieces(staff(), question, languages);
  const required = terms.map((term) => {
    const alternatives = anyOf(term, ({ query }) => query);
    return term.piece.text === incompleteWord
      ? `(${alternatives} | ${quoted(foldText(incompleteWord))}:*)`
      : alternatives;
  });
  const refused = unwanted.map((term) => `!${anyOf(term, ({ query }) => query)}`);
  const tsQuery = required.length > 0 ? [...required, ...refused].join(' & ') : null;
  const lexemes = terms.flatMap(({ readings }) => readings.flatMap((reading) => reading.lexemes));
  return {
    where: await matchCondition(tsQuery, lettersOf(q), await authorsNamed(question)),
    leftOut: leftOut.map(({ text }) => text),
    isOfStopWords,
    mark: (texts) => markAll(texts, question, lexemes, incompleteWord?.toLowerCase()),
  };
}

/** The last word of the query, if more letters could follow it. */
function incompleteWordOf({ wanted }: TypedQuery, q: string): string | undefined {
  if (/[\s"”’」』-]$/u.test(q)) return undefined;
  const last = wanted.at(-1);
  if (!last || /\s/.test(last.text)) return undefined;
  return last.isChinese && Array.from(last.text).length > 1 ? undefined : last.text;
}

function lettersOf(q: string): string | null {
  const letters = nfc(q).trim();
  if (Array.from(letters).length < MIN_LETTERS) return null;
  return `%${escapedLike(letters)}%`;
}

/** Authors with names that contain the whole query, ignoring case and accents; null: there are none. */
async function authorsNamed({ phrase }: TypedQuery): Promise<number[] | null> {
  const folded = foldText(phrase);
  if (Array.from(folded).length < MIN_LETTERS) return null;
  const rows = await staff()
    .select({ id: author.id })
    .from(author)
    .where(sql`live.folded(${author.name}) like ${`%${escapedLike(folded)}%`}`)
    .limit(MAX_AUTHORS);
  return rows.length > 0 ? rows.map(({ id }) => id) : null;
}

async function matchCondition(
  tsQuery: string | null,
  letters: string | null,
  by: number[] | null,
): Promise<SQL> {
  if (!tsQuery && !letters && !by) return sql`false`;
  const authors = by && sql`${sql.param(by)}::bigint[]`;
  const { rows } = await staff().execute<{ ids: string[] | null }>(
    sql`select articles_saying(${tsQuery}::tsquery, ${letters}, ${authors ?? sql`null::bigint[]`}, ${MAX_LOOKED_UP}) as ids`,
  );
  const ids = rows[0]?.ids;
  if (ids) return sql`${article.id} = any(${sql.param(ids)}::bigint[])`;
  const conditions = [
    tsQuery && sql`${draft.search} @@ ${tsQuery}::tsquery`,
    letters && sql`${draft.headline} ilike ${letters}`,
    letters && sql`${article.slug} ilike ${letters}`,
    authors &&
      sql`exists (select from article_author aa where aa.article_id = ${article.id} and aa.author_id = any(${authors}))`,
  ].filter((condition) => condition !== null && condition !== '');
  return sql`(${sql.join(conditions, sql` or `)})`;
}

async function markAll(
  texts: { text: string; language: Language }[],
  question: TypedQuery,
  lexemes: string[],
  incompleteWord: string | undefined,
): Promise<(Marked | null)[]> {
  if (texts.length === 0) return [];
  const known = await findWrittenForms(staff(), texts, lexemes, question.wanted);
  return texts.map(({ text, language }) => {
    const { words, strings }: MarkedWords = known.get(language) ?? { words: new Set(), strings: [] };
    const begins = incompleteWord
      ? writtenWords(text)
          .map((word) => word.toLowerCase())
          .filter((word) => foldText(word).startsWith(incompleteWord))
      : [];
    return markPart(text, { words: new Set([...words, ...begins]), strings }, SNIPPET_CHARACTERS);
  });
}
