import { englishStopWords } from '#editorial/search/stopWords.ts';
import { foldText } from '#editorial/search/textFolding.ts';
import { englishStem } from './englishStem.ts';
import { placeKinds } from './englishWords.ts';
import {
  evidenceIn,
  hasUninformativeCapitals,
  isGeneric,
  isNameAlone,
  type NameEvidence,
  sentencesOf,
} from './nameEvidence.ts';
import { type NameRun, runsIn } from './nameRuns.ts';
import type { StoryName } from './storyName.ts';
import { type TextWord, wordsOfText } from './wordRuns.ts';

/** Maximum words of a name: longer runs are titles of works, or lists without commas. */
const MAX_NAME_WORDS = 6;
const MAX_PERSON_WORDS = 4;

/**
 * Names in English: runs of capitalized words. Headlines in title case or in capitals are ignored. The first word of a
 * sentence counts only if other sentences, or the words after it, show that it is part of a name.
 * @param lines the headline, the standfirst and the paragraphs
 */
export function namesInEnglish(lines: string[]): StoryName[] {
  const read = lines.flatMap((line, at) => {
    const isProse = at > 0 && /[.!?]["'”’)\]]*\s*$/u.test(line);
    const sentences = sentencesOf(wordsOfText(line));
    return sentences
      .filter((words) => !hasUninformativeCapitals(words, isProse))
      .map((words) => ({ line, words }));
  });
  const evidence = evidenceIn(read.flatMap(({ words }) => words));
  const runs = read.flatMap(({ line, words }) => runsIn(words, evidence).map((run) => ({ line, run })));
  const alone = new Set(
    runs.flatMap(({ run: { words } }) => (words.length === 1 ? (words[0]?.text ?? []) : [])),
  );
  const names = new Map<string, StoryName>();
  for (const { line, run } of runs)
    for (const words of formsOf(run, alone, evidence)) {
      const text = line.slice(words[0]?.begin, words.at(-1)?.end);
      if (names.has(text)) continue;
      const lexemes = lexemesOfName(text);
      if (lexemes.length > 0) names.set(text, { text, lexemes });
    }
  return [...names.values()];
}

/** The forms in which a run may be shown, the whole name first. */
function formsOf(
  { words, isPerson: person }: NameRun,
  alone: ReadonlySet<string>,
  evidence: NameEvidence,
): TextWord[][] {
  if (words.length > MAX_NAME_WORDS) return [];
  if (words.length === 1) return [words];
  if (words.every(({ small }) => isGeneric(small))) return [];
  const last = words.slice(-1);
  const [surname] = last;
  const isOfPerson =
    words.length <= MAX_PERSON_WORDS &&
    surname !== undefined &&
    isNameAlone(surname, true, evidence) &&
    !words.some(({ small }) => small === 'of' || isGeneric(small)) &&
    (person || alone.has(surname.text));
  if (isOfPerson) return [words, last];
  const [head, kind, ...rest] = words;
  if (!head || !kind || isGeneric(head.small)) return [words];
  const place = [[head, kind], [head]];
  if (placeKinds.has(kind.small)) return rest.length > 0 ? [words, ...place] : place;
  if (kind.small === 'municipal') return [words, [head]];
  // Any story about the place contains words such as `university`, so the lexemes of place and word together do not
  // prove that a story contains this name.
  const isOfPlace = alone.has(head.text) && [kind, ...rest].every(({ small }) => isGeneric(small));
  return isOfPlace ? [[head]] : [words];
}

/** Lexemes that together identify a name in a text, without particles and numbers, which the index lacks. */
function lexemesOfName(text: string): string[] {
  const parts = foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const words = parts.filter((part) => part.length > 1 && /\p{L}/u.test(part) && !englishStopWords.has(part));
  return [...new Set(words.map(englishStem))];
}
