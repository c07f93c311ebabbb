import type { Readable } from '#db/asOf.ts';
import { sql } from '#db/query.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { foldForMarking, type MarkedWords, writtenWords } from './matchMarks.ts';
import { configurations } from './searchWords.ts';
import { foldText } from './textFolding.ts';
import type { QueryPiece } from './typedQuery.ts';

const MAX_WORDS = 4_000;

/**
 * Which written words of these texts have one of the lexemes in the index ("ferri" matches "ferries" and "ferry"):
 * Postgres converts them in the same way as the stories. Chinese is matched as typed.
 */
export async function findWrittenForms(
  database: Readable,
  texts: { text: string; language: Language }[],
  lexemes: readonly string[],
  pieces: readonly QueryPiece[],
): Promise<Map<Language, MarkedWords>> {
  const strings = pieces.filter(({ isChinese }) => isChinese).map(({ text }) => foldForMarking(text));
  // In Chinese text, words of other scripts have no spaces around them either, and no inflected forms.
  const allStrings = pieces.flatMap(({ text }) => foldForMarking(text).split(/\s+/)).filter(Boolean);
  const begins = new Set(lexemes.map((lexeme) => lexeme.slice(0, 1)));
  const words = new Map<string, Set<string>>();
  for (const { text, language } of texts) {
    const languageWords = words.get(language) ?? new Set<string>();
    words.set(language, languageWords);
    if (language === 'zh-CN') continue;
    for (const written of writtenWords(text)) {
      const word = written.toLowerCase();
      // English stemming only shortens the end; Arabic also the beginning.
      if (language === 'ar' || begins.has(firstLetter(word))) languageWords.add(word);
    }
  }
  const lookups = [...words].flatMap(([language, languageWords]) =>
    [...languageWords].slice(0, MAX_WORDS).map((said) => ({
      language,
      configuration: configurations[language as Language],
      said,
      folded: foldText(said),
    })),
  );
  const { rows } = await database.execute<{ language: Language; said: string }>(sql`
    select language, said from json_to_recordset(${JSON.stringify(lookups)}) as asked (language text, configuration text, said text, folded text)
    where tsvector_to_array(to_tsvector(configuration::regconfig, folded)) && ${sql.param([...lexemes])}::text[]`);
  return new Map(
    [...words.keys()].map((language) => [
      language as Language,
      {
        words: new Set(rows.filter((row) => row.language === language).map(({ said }) => said)),
        strings: language === 'zh-CN' ? allStrings : strings,
      },
    ]),
  );
}

/** The first letter of a word as indexed. */
function firstLetter(word: string): string {
  const code = word.codePointAt(0) ?? 0;
  return code < 0x80 ? word.slice(0, 1) : foldText(String.fromCodePoint(code)).slice(0, 1);
}
