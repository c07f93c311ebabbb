import { foldText } from '#editorial/search/textFolding.ts';
import { englishStem } from './englishStem.ts';
import {
  functionWords,
  genericWords,
  isDemonym,
  plainAcronyms,
  roleWords,
  smallInTitles,
  titleAdjectives,
  titles,
} from './englishWords.ts';
import type { TextWord } from './wordRuns.ts';

/** Longer words are not names; skipping them saves time. */
const MAX_WORD_CHARACTERS = 40;

/** Whether a word is capitalized like a name: `Lind`, `O’Neill`, `Jean-Luc`, but not `US-led`. */
export const isCapital = ({ text }: TextWord): boolean =>
  text.length <= MAX_WORD_CHARACTERS &&
  /^(?:\p{Lu}|(?:al|el)[-‐‑]\p{Lu})/u.test(text) &&
  /(?:^|[-‐‑'’])[\p{Lu}\p{N}][^-‐‑]*$/u.test(text);

/**
 * Evidence from a text about its words: which are capitalized within sentences, which are not, and the stems of the
 * latter.
 */
export type NameEvidence = { inside: Set<string>; small: Set<string>; smallStems: Set<string> };

/** The words of each sentence. */
export function sentencesOf(words: TextWord[]): TextWord[][] {
  const sentences: TextWord[][] = [];
  for (const word of words) {
    if (word.isFirstOfSentence || sentences.length === 0) sentences.push([]);
    sentences.at(-1)?.push(word);
  }
  return sentences;
}

/**
 * Whether capitals carry no information: every letter of a sentence is a capital, or, in a headline, every word is
 * capitalized.
 */
export function hasUninformativeCapitals(words: TextWord[], isProse: boolean): boolean {
  const letters = words.map(({ text }) => text).join('');
  if (letters.length > 3 && letters === letters.toUpperCase()) return words.length > 1;
  if (isProse || words.length < 3) return false;
  const others = words.filter(({ small, isFirst }) => !isFirst && !smallInTitles.has(small));
  return others.length > 1 && others.every(({ text }) => /^[\p{Lu}\p{N}]/u.test(text));
}

/** Collects the evidence of all words of a text. */
export function evidenceIn(words: TextWord[]): NameEvidence {
  const small = new Set(words.flatMap((word) => (isCapital(word) ? [] : word.small)));
  const inside = new Set<string>();
  for (const [at, word] of words.entries())
    if (isCapital(word) && !isDoubtful(words, at, small) && !isWithinRun(words, at)) inside.add(word.text);
  return { inside, small, smallStems: new Set(Array.from(small, englishStem)) };
}

/**
 * Whether a capital is no evidence of a name: at the beginning of a sentence, or after an ordinary first word.
 */
export function isDoubtful(words: TextWord[], at: number, small: ReadonlySet<string>): boolean {
  const [before, word] = [words[at - 1], words[at]];
  if (!word || word.isFirst) return true;
  return Boolean(
    before?.isFirst &&
      word.isJoined &&
      isCapital(before) &&
      !functionWords.has(before.small) &&
      small.has(before.small),
  );
}

/**
 * Between two other words of one name, a capital is no evidence about the word itself: `Qingpu Entrepreneurship Park`.
 */
function isWithinRun(words: TextWord[], at: number): boolean {
  const [before, word, next] = [words[at - 1], words[at], words[at + 1]];
  return Boolean(before && word?.isJoined && isCapital(before) && next?.isJoined && isCapital(next));
}

/** Minimum letters of a stem: shorter ones are likely those of other words. */
const MIN_CUT_LETTERS = 5;
const isAcronym = (text: string): boolean => /^\p{Lu}[\p{Lu}\p{N}]+$/u.test(text);

/** Whether a word is not a name by itself. */
export const isGeneric = (small: string): boolean =>
  genericWords.has(small) ||
  titles.has(small) ||
  titleAdjectives.has(small) ||
  functionWords.has(small) ||
  /^\p{N}+$/u.test(small);

/**
 * Whether a single word is a name. A name whose stem is that of another word is not: the index cannot distinguish
 * `Aske` from `asked`.
 */
export function isNameAlone(
  { text, small }: TextWord,
  isPerson: boolean,
  { smallStems }: NameEvidence,
): boolean {
  if (isAcronym(text)) return !plainAcronyms.has(small);
  if (text.length < 2 || isGeneric(small) || roleWords.has(small)) return false;
  const folded = foldText(small);
  const stem = englishStem(folded);
  const isCut = stem.length < MIN_CUT_LETTERS && stem !== folded && `${stem}s` !== folded;
  if (isCut || smallStems.has(stem)) return false;
  return isPerson || !isDemonym(small);
}
