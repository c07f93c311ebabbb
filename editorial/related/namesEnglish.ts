import { englishStopWords } from '#editorial/search/stopWords.ts';
import { foldText } from '#editorial/search/textFolding.ts';
import { englishStem } from './englishStem.ts';
import {
  calendarWords,
  companyEnds,
  functionWords,
  genericWords,
  headsBeforeOf,
  isDemonym,
  joinedByAnd,
  nameParticles,
  placeKinds,
  plainAcronyms,
  roleWords,
  titleAdjectives,
  titles,
} from './englishWords.ts';
import {
  evidenceIn,
  isCapital,
  isDoubtful,
  isFunctionWord,
  type NameEvidence,
  sentencesOf,
} from './nameEvidence.ts';
import type { StoryName } from './storyName.ts';
import { type TextWord, wordsOfText } from './wordRuns.ts';

/** Maximum words of a name: longer runs are titles of works, or lists without commas. */
const MAX_NAME_WORDS = 6;
const MAX_PERSON_WORDS = 4;
/** Minimum letters of a stem: shorter ones are likely those of other words. */
const MIN_CUT_LETTERS = 5;

const isAcronym = (text: string): boolean => /^\p{Lu}[\p{Lu}\p{N}]+$/u.test(text);
const roleEnding = /(?:[eo]rs|ists|ians|men|women|ents|ants|ees|ing|ed|ly|man|woman|ist)$/;

/**
 * Names in English: runs of capitalized words, where a capital is evidence. Headlines in title case or in capitals are
 * no evidence, and the first word of a sentence counts only if other sentences, or the words after it, show that it is
 * part of a name. @param lines the headline, the standfirst and the paragraphs
 */
export function namesInEnglish(lines: string[]): StoryName[] {
  const read = lines.flatMap((line, at) => {
    const isProse = at > 0 && /[.!?]["'”’)\]]*\s*$/u.test(line);
    const sentences = sentencesOf(wordsOfText(line));
    return sentences.filter((words) => !isFunctionWord(words, isProse)).map((words) => ({ line, words }));
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

/** A name of one or more words. */
type Run = { words: TextWord[]; isPerson: boolean };

function runsIn(words: TextWord[], evidence: NameEvidence): Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < words.length; at++) {
    if (!mayBegin(words, at, evidence)) continue;
    const begin = at;
    for (let next = following(words, at); next > at; next = following(words, at)) at = next;
    const run = withoutEnds(words.slice(begin, at + 1));
    runs.push(...partedByTitle({ words: run, isPerson: isPerson(run.at(-1), words[at + 1]) }));
  }
  return runs.filter(({ words: [only, ...more], isPerson: person }) =>
    more.length > 0 ? true : only !== undefined && isNameAlone(only, person, evidence),
  );
}

const isNameWord = (word: TextWord): boolean =>
  isCapital(word) &&
  !/^I['’]/.test(word.text) &&
  !(word.isFirst ? functionWords : englishStopWords).has(word.small) &&
  !calendarWords.has(word.small);

function mayBegin(words: TextWord[], at: number, evidence: NameEvidence): boolean {
  const word = words[at];
  if (!word || !isNameWord(word)) return false;
  if (evidence.inside.has(word.text) || !isDoubtful(words, at, evidence.small)) return true;
  const next = words[at + 1];
  if (!next?.isJoined || word.isPossessive || !isNameWord(next)) return false;
  return !evidence.small.has(word.small) && !roleWords.has(word.small) && !roleEnding.test(word.small);
}

/** The position after a name's word at which the name continues; the same position if it ends. */
function following(words: TextWord[], at: number): number {
  const word = words[at];
  if (!word || (word.isPossessive && !/^(?:St|Saint)$/.test(words[at - 1]?.text ?? ''))) return at;
  let next = at + 1;
  const isOf = words[next]?.text === 'of' && headsBeforeOf.has(word.small);
  if (isOf) next += words[next + 1]?.text === 'the' ? 2 : 1;
  else if (words[next]?.text === 'and' && joinedByAnd.has(word.small)) {
    next += 1;
    if (!joinedByAnd.has(words[next]?.small ?? '')) return at;
  } else while (next < at + 3 && nameParticles.has(words[next]?.text ?? '')) next += 1;
  const found = words[next];
  const between = words.slice(at + 1, next + 1);
  return found && isNameWord(found) && between.every(({ isJoined }) => isJoined) ? next : at;
}

/** Whether the context shows that a name is a person's: `Ewa Lind, who`, `Ewa Lind, 42,`. */
const isPerson = (last: TextWord | undefined, next: TextWord | undefined): boolean =>
  last?.gapAfter === ', ' && next !== undefined && /^(?:\d\d|who|whose)$/.test(next.text);

/** Splits a run at a title before a person's name: `Baoshan District Secretary Chen Jie` is two names. */
function partedByTitle({ words, isPerson: person }: Run): Run[] {
  const title = words.findLastIndex(({ small }) => titles.has(small));
  const behind = words.slice(title + 1);
  if (title < 0 || behind.length === 0 || behind.some(({ small }) => isGeneric(small)))
    return [{ words, isPerson: person }];
  const end = words.findLastIndex(
    ({ small }, at) => at < title && !titles.has(small) && !titleAdjectives.has(small),
  );
  const before = words.slice(0, end + 1);
  const isName = before.some(({ small }) => !isGeneric(small));
  return [...(isName ? [{ words: before, isPerson: false }] : []), { words: behind, isPerson: true }];
}

/** The forms in which a run may be shown, the whole name first. */
function formsOf(
  { words, isPerson: person }: Run,
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
  // Any story about the place contains words such as `university`: together with the place they do not show that it
  // contains this name.
  const isOfPlace = alone.has(head.text) && [kind, ...rest].every(({ small }) => isGeneric(small));
  return isOfPlace ? [[head]] : [words];
}

const isGeneric = (small: string): boolean =>
  genericWords.has(small) ||
  titles.has(small) ||
  titleAdjectives.has(small) ||
  functionWords.has(small) ||
  /^\p{N}+$/u.test(small);

function withoutEnds(words: TextWord[]): TextWord[] {
  const end = words.findLastIndex(({ small }) => !companyEnds.has(small));
  return words.slice(0, end + 1);
}

/** The index has one lexeme for `Aske` and `asked`, which then cannot distinguish the name from the word. */
function isNameAlone({ text, small }: TextWord, isPerson: boolean, { smallStems }: NameEvidence): boolean {
  if (isAcronym(text)) return !plainAcronyms.has(small);
  if (text.length < 2 || isGeneric(small) || roleWords.has(small)) return false;
  const folded = foldText(small);
  const stem = englishStem(folded);
  const isCut = stem.length < MIN_CUT_LETTERS && stem !== folded && `${stem}s` !== folded;
  if (isCut || smallStems.has(stem)) return false;
  return isPerson || !isDemonym(small);
}

/** A text that contains all of these lexemes contains the name. The index has no particles and numbers. */
function lexemesOfName(text: string): string[] {
  const parts = foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const words = parts.filter((part) => part.length > 1 && /\p{L}/u.test(part) && !englishStopWords.has(part));
  return [...new Set(words.map(englishStem))];
}
