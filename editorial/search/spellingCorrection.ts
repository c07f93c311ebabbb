import { plainText } from '#body/bodyText.ts';
import type { Body } from '#body/bodyTypes.ts';
import { languages } from '#contracts/languages.ts';
import type { Readable } from '#db/asOf.ts';
import { liveRelease, liveSearch } from '#db/liveViews/releaseViews.ts';
import { sql } from '#db/query.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { type CandidateWord, wordsLikePiece } from './likelyWords.ts';
import { MAX_MARKED_CHARACTERS } from './matchMarks.ts';
import { foldText, withoutInvisible } from './textFolding.ts';
import type { UnderstoodQuery } from './tsQuery.ts';
import type { TypedQuery } from './typedQuery.ts';
import { asWritten, type StoryWithTerms } from './writtenForms.ts';

const MAX_PIECES = 3;
const MAX_SETS = 64;
/** Maximum stories that are searched for written forms of the words. */
const MAX_STORIES = 4;

type CandidateSet = { far: number; words: CandidateWord[]; language: Language };

/**
 * Corrects the words of a query that no story of the paper contains, or that no story contains together. All spellings
 * come from one live story that also contains the rest of the query, so that the correction finds something. @returns
 * the corrected query, or null if no story has similar words
 */
export async function correctSpelling(
  database: Readable,
  question: TypedQuery,
  { terms, unknown }: Pick<UnderstoodQuery, 'terms' | 'unknown'>,
  language?: Language,
): Promise<string | null> {
  if (terms.length === 0 || unknown.length > MAX_PIECES) return null;
  const inPlay = language ? [language] : languages;
  // If every word occurs somewhere, any of them may be a typing error that a story contains too.
  const doubted = unknown.length > 0 ? unknown : terms.slice(0, MAX_PIECES).map(({ piece }) => piece);
  const candidates = await Promise.all(
    terms.map(async ({ piece, query }) => {
      const asTyped: CandidateWord = { far: 0, query, lexeme: null, language: null };
      if (!doubted.includes(piece)) return [asTyped];
      const likely = await wordsLikePiece(database, piece, inPlay);
      return unknown.length > 0 ? likely : [asTyped, ...likely];
    }),
  );
  for (const story of await findStoriesOfSets(database, setsOf(candidates, inPlay))) {
    const text = await rewrite(database, question.text, terms, story);
    if (text !== null && foldText(text) !== foldText(question.text)) return text;
  }
  return null;
}

/** The query with its words as the story writes them; null if the story does not write one of them as a word. */
async function rewrite(
  database: Readable,
  question: string,
  terms: UnderstoodQuery['terms'],
  story: StoryWithTerms,
): Promise<string | null> {
  let text = question;
  for (const [at, { lexeme }] of story.words.entries()) {
    const typed = terms[at]?.piece.text ?? '';
    const written = lexeme === null ? typed : await asWritten(database, story, lexeme);
    if (written === null) return null;
    text = text.replace(typed, () => withoutInvisible(written));
  }
  return text;
}

/** Sets of one candidate word for each piece, all of one language, nearest first; without the set of typed words. */
function setsOf(candidates: CandidateWord[][], inPlay: readonly Language[]): CandidateSet[] {
  const sets = inPlay.flatMap((language) => {
    let languageSets: CandidateSet[] = [{ far: 0, words: [], language }];
    for (const choices of candidates) {
      const fit = choices.filter((each) => each.language === null || each.language === language);
      const extended = languageSets.flatMap(({ far, words }) =>
        fit.map((each) => ({ language, far: far + each.far, words: [...words, each] })),
      );
      languageSets = nearest(extended);
    }
    return languageSets;
  });
  return nearest(sets.filter((set) => set.words.some(({ lexeme }) => lexeme !== null)));
}

const nearest = (sets: CandidateSet[]): CandidateSet[] =>
  sets.toSorted((a, b) => a.far - b.far).slice(0, MAX_SETS);

type StoryRow = { at: number; headline: string; standfirst: string; body: Body };

/** The first few sets with a live story that contains all their words, each with that story's text. */
async function findStoriesOfSets(database: Readable, sets: CandidateSet[]): Promise<StoryWithTerms[]> {
  if (sets.length === 0) return [];
  const lookups = sets.map(({ words, language }, at) => {
    const query = words.map((each) => each.query).join(' & ');
    return { at, language, query };
  });
  const { rows } = await database.execute<StoryRow>(sql`
    select matched.at, r.headline, r.standfirst, r.body from (
      select lookup.at, match.release_id
      from json_to_recordset(${JSON.stringify(lookups)}) as lookup (at int, language text, query text)
      cross join lateral (select s.release_id from ${liveSearch} s join ${liveRelease} r on r.id = s.release_id
        where s.words @@ lookup.query::tsquery and r.language = lookup.language limit 1) match
      order by lookup.at limit ${MAX_STORIES}) matched
    join ${liveRelease} r on r.id = matched.release_id order by matched.at`);
  return rows.flatMap(({ at, headline, standfirst, body }) => {
    const set = sets[at];
    const text = [headline, standfirst, plainText(body)].join('\n').slice(0, MAX_MARKED_CHARACTERS);
    return set ? [{ ...set, text }] : [];
  });
}
