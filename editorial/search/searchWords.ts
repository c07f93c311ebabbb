import { type ChineseSegment, chineseSentenceEnd, segmentChineseSentence } from '#body/chineseSegmenter.ts';
import { nfc } from '#contracts/normalForm.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { foldHan, simplifyHan } from './hanVariants.ts';
import { headlineWords } from './stopWords.ts';
import { foldForms, foldText } from './textFolding.ts';

const han = /\p{Script=Han}/u;
const arabic = /\p{Script=Arabic}/u;
const hanWord = /^\p{Script=Han}+$/u;

/** Characters that do not affect segmentation when folded: folding maps each to one character of the same kind. */
const cutBeforeFolding = /^[\0-\x7f\u2010-\u2027\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff5e]*$/;

/**
 * The words of a Chinese text in a form that Postgres can index: words from Intl.Segmenter, and every bigram, separated
 * by spaces. Words of other scripts are passed through. All are folded; the text is segmented in simplified characters,
 * so that both scripts have the same words. @param names that no dictionary has: each is one word, wherever it occurs
 */
export function segmentChinese(text: string, names: readonly string[] = []): string {
  const words: string[] = [];
  const plain = simplifyHan(text);
  // Segmented as written, its sentences are in the cache of other uses of the text.
  const isCutFirst = names.length === 0 && cutBeforeFolding.test(plain);
  const fold = isCutFirst ? (cut: string) => foldHan(foldForms(cut)) : foldHan;
  for (const sentence of (isCutFirst ? plain : foldForms(plain)).split(chineseSentenceEnd)) {
    if (sentence.trim() === '') continue;
    let run = '';
    for (const { segment: cut, isWordLike } of cutByNames(sentence, names)) {
      const segment = fold(cut);
      if (isWordLike) words.push(segment);
      if (hanWord.test(segment)) run += segment;
      else {
        addBigrams(run, words);
        run = '';
      }
    }
    addBigrams(run, words);
  }
  return words.join(' ');
}

/**
 * The words of a sentence in simplified characters: first the names in it, longer before shorter, and the rest by the
 * dictionary.
 */
export function* cutByNames(sentence: string, names: readonly string[]): Generator<ChineseSegment> {
  if (names.length === 0) {
    yield* segmentChineseSentence(sentence);
    return;
  }
  for (const part of sentence.split(patternOf(names))) {
    if (known(names).has(part.toLowerCase())) yield { segment: part, isWordLike: true };
    else yield* segmentChineseSentence(part);
  }
}

const patterns = new WeakMap<readonly string[], { pattern: RegExp; known: Set<string> }>();

function compile(names: readonly string[]) {
  const found = patterns.get(names);
  if (found) return found;
  const longestFirst = names
    .map(simplifyHan)
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  const made = {
    pattern: new RegExp(`(${longestFirst.join('|')})`, 'iu'),
    known: new Set(names.map((name) => simplifyHan(name).toLowerCase())),
  };
  patterns.set(names, made);
  return made;
}

const patternOf = (names: readonly string[]) => compile(names).pattern;
const known = (names: readonly string[]) => compile(names).known;

function addBigrams(run: string, words: string[]): void {
  const signs = Array.from(run);
  for (let at = 0; at + 1 < signs.length; at++) words.push(`${signs[at]}${signs[at + 1]}`);
}

export const hasHan = (text: string): boolean => han.test(text);
export const hasArabic = (text: string): boolean => arabic.test(text);

/**
 * Arabic without vowel signs and tatweel: the same word is written with and without them. Hamza and madda, which make
 * other letters, are kept: slugs are made from the result.
 */
export const bareArabic = (text: string): string =>
  nfc(text).replace(/[\u0640\u064b-\u0652\u0656-\u065f\u0670]/gu, '');

/** The language of texts by their script; English if it is in neither of the other scripts. */
export function languageOf(...texts: string[]): Language {
  if (texts.every(hasHan)) return 'zh-CN';
  return texts.every(hasArabic) ? 'ar' : 'en';
}

/** Postgres' text search configuration for each language. Chinese is passed as words separated by spaces. */
export const configurations = { en: 'english', 'zh-CN': 'simple', ar: 'arabic' } as const satisfies Record<
  Language,
  string
>;

/** Postgres refuses a tsvector over 1 MB; text beyond this many characters is not searched. */
const MAX_INDEXED_CHARACTERS = 200_000;

/**
 * The version of the conversion from texts to words. The worker renews rows of earlier versions (`indexRenewal.ts`). 1:
 * before texts were folded. 2: folded, with the stop words of headlines.
 */
export const WORDS_VERSION = 2;

/** The texts from which `searchVector` makes a story's tsvector. */
export function wordTexts(story: SearchedTexts, language: Language, names: readonly string[] = []) {
  const cut = (text: string) => asWords(text.slice(0, MAX_INDEXED_CHARACTERS), language, names);
  return {
    configuration: configurations[language],
    headline: language === 'en' ? headlineWords(story.headline) : cut(story.headline),
    standfirst: cut(story.standfirst),
    text: cut(story.plainText),
  };
}

export type SearchedTexts = { headline: string; standfirst: string; plainText: string };

/** A text, folded, in the form in which Postgres separates its words. */
export function asWords(text: string, language: Language, names: readonly string[] = []): string {
  return (language === 'zh-CN' ? segmentChinese(text, names) : foldText(text)).slice(
    0,
    MAX_INDEXED_CHARACTERS * 4,
  );
}
