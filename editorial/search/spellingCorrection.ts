import { plainText } from '#body/bodyText.ts';
import type { Body } from '#body/bodyTypes.ts';
import { languages } from '#contracts/languages.ts';
import type { Readable } from '#db/asOf.ts';
import { liveRelease, liveSearch } from '#db/liveViews/releaseViews.ts';
import { sql } from '#db/query.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { type Meant, wordsLikePiece } from './likelyWords.ts';
import { MAX_MARKED_CHARACTERS } from './matchMarks.ts';
import { foldText, withoutInvisible } from './textFolding.ts';
import type { UnderstoodQuery } from './tsQuery.ts';
import type { TypedQuery } from './typedQuery.ts';
import { asWritten, type Together } from './writtenSpelling.ts';

const MAX_PIECES = 3;
const MAX_SETS = 64;
/** Stories that are read for how they write the words. */
const MAX_STORIES = 4;

type MeantSet = { far: number; meant: Meant[]; language: Language };

/**
 * The question with words that are not in the paper, or not together in any story, as one live story spells them; null:
 * none is like it. All come from one story that is live and holds the rest of the question too: whatever else is in the
 * list of words can't be told.
 */
export async function correctSpelling(
  database: Readable,
  question: TypedQuery,
  { terms, unknown }: Pick<UnderstoodQuery, 'terms' | 'unknown'>,
  language?: Language,
): Promise<string | null> {
  if (terms.length === 0 || unknown.length > MAX_PIECES) return null;
  const inPlay = language ? [language] : languages;
  // Where each word is somewhere, any of them may be a slip that the paper has made itself.
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

/** A question with its words as a story writes what is meant; null where one of them is no word there. */
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

/** One meaning for each piece, all of one language, the nearest first; without what was typed itself. */
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

/** The first few of these whose words are all in one live story, each with such a story's text. */
async function findTogether(database: Readable, sets: MeantSet[]): Promise<Together[]> {
  if (sets.length === 0) return [];
  const asked = sets.map(({ meant, language }, at) => ({
    ...{ at, language },
    query: meant.map(({ query }) => query).join(' & '),
  }));
  const { rows } = await database.execute<StoryRow>(sql`
    select found.at, r.headline, r.standfirst, r.body from (
      select asked.at, found.release_id
      from json_to_recordset(${JSON.stringify(asked)}) as asked (at int, language text, query text)
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
