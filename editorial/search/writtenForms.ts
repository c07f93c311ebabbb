import type { Readable } from '#db/asOf.ts';
import { sql } from '#db/query.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import type { CandidateWord } from './likelyWords.ts';
import { type MarkedWords, writtenWords } from './matchMarks.ts';
import { configurations } from './searchWords.ts';
import { foldForMarking, foldText } from './textFolding.ts';
import type { QueryPiece } from './typedQuery.ts';

const MAX_WORDS = 4_000;

/**
 * The written words of these texts that have one of the lexemes in the index ("ferri" matches "ferries" and "ferry"):
 * Postgres converts them in the same way as the stories. Chinese is matched as typed.
 */
export async function findWrittenForms(
  database: Readable,
  texts: { text: string; language: Language }[],
  lexemes: readonly string[],
  pieces: readonly QueryPiece[],
): Promise<Map<Language, MarkedWords>> {
  const strings = pieces.filter(({ isChinese }) => isChinese).map(({ text }) => foldForMarking(text));
  // In Chinese text, words of other scripts also have no spaces around them, and no inflected forms.
  const allStrings = pieces.flatMap(({ text }) => foldForMarking(text).split(/\s+/)).filter(Boolean);
  const initials = new Set(lexemes.map((lexeme) => lexeme.slice(0, 1)));
  const words = new Map<Language, Set<string>>();
  for (const { text, language } of texts) {
    const languageWords = words.get(language) ?? new Set<string>();
    words.set(language, languageWords);
    if (language === 'zh-CN') continue;
    for (const written of writtenWords(text)) {
      const word = written.toLowerCase();
      // English stemming only shortens the end; Arabic also the beginning.
      if (language === 'ar' || initials.has(firstLetter(word))) languageWords.add(word);
    }
  }
  const lookups = [...words].flatMap(([language, languageWords]) => {
    const configuration = configurations[language];
    const written = [...languageWords].slice(0, MAX_WORDS);
    return written.map((word) => ({ language, configuration, word, folded: foldText(word) }));
  });
  const { rows } = await database.execute<{ language: Language; word: string }>(sql`
    select language, word from json_to_recordset(${JSON.stringify(lookups)}) as written (language text, configuration text, word text, folded text)
    where tsvector_to_array(to_tsvector(configuration::regconfig, folded)) && ${sql.param([...lexemes])}::text[]`);
  const matching = Map.groupBy(rows, ({ language }) => language);
  const markedIn = (language: Language): MarkedWords => ({
    words: new Set(matching.get(language)?.map(({ word }) => word)),
    strings: language === 'zh-CN' ? allStrings : strings,
  });
  return new Map([...words.keys()].map((language) => [language, markedIn(language)]));
}

/** The first letter of a word as indexed. */
function firstLetter(word: string): string {
  const code = word.codePointAt(0) ?? 0;
  return code < 0x80 ? word.slice(0, 1) : foldText(String.fromCodePoint(code)).slice(0, 1);
}

/** A story that contains the candidate words for all pieces of a query. */
export type StoryWithTerms = { words: CandidateWord[]; language: Language; text: string };

/** How a story writes a word; null if the searched part of its text does not contain it. */
export async function asWritten(
  database: Readable,
  { text, language }: StoryWithTerms,
  lexeme: string,
): Promise<string | null> {
  if (language === 'zh-CN') return wordIn(text, lexeme);
  const written = (await findWrittenForms(database, [{ text, language }], [lexeme], [])).get(language);
  const [word] = [...(written?.words ?? [])].sort((a, b) => nearness(b, lexeme) - nearness(a, lexeme));
  if (word === undefined) return null;
  // A word that is always capitalized is a name.
  const forms: string[] = text.match(new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'giu')) ?? [];
  return forms.includes(word) ? word : (forms[0] ?? word);
}

const nearness = (word: string, lexeme: string) =>
  (foldText(word).startsWith(lexeme) ? 100 : 0) - word.length;

/** A Chinese word as a text writes it: adjacent characters are a word only if the segmenter separates them as one. */
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
