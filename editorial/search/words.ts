import { type SQL, sql } from 'drizzle-orm';
import { nfc } from '#contracts/normalForm';
import type { Language } from '#db/schema/filing';

const han = /\p{Script=Han}/u;
const arabic = /\p{Script=Arabic}/u;
const hanWord = /^\p{Script=Han}+$/u;

/**
 * The words of a Chinese text as Postgres can index them: words by Intl.Segmenter, sentence by sentence (one long
 * string is quadratic on some engines), and every bigram, joined by spaces. Words of other scripts pass through.
 * @param names that no dictionary has: each is one word, wherever it stands
 */
export function segmentChinese(text: string, names: readonly string[] = []): string {
  const words: string[] = [];
  for (const sentence of text.split(/(?<=[。！？；\n])/u)) {
    if (sentence.trim() === '') continue;
    let run = '';
    for (const { segment, isWordLike } of cutByNames(sentence, names)) {
      if (isWordLike) words.push(segment.toLowerCase());
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

type Segment = { segment: string; isWordLike?: boolean | undefined };

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** A sentence's words: first the names in it, the longer before the shorter, and what lies between by the dictionary. */
export function* cutByNames(sentence: string, names: readonly string[]): Generator<Segment> {
  if (names.length === 0) {
    yield* segmenter.segment(sentence);
    return;
  }
  for (const part of sentence.split(patternOf(names))) {
    if (known(names).has(part.toLowerCase())) yield { segment: part, isWordLike: true };
    else yield* segmenter.segment(part);
  }
}

const patterns = new WeakMap<readonly string[], { pattern: RegExp; known: Set<string> }>();

function compile(names: readonly string[]) {
  const found = patterns.get(names);
  if (found) return found;
  const longestFirst = names
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  const made = {
    pattern: new RegExp(`(${longestFirst.join('|')})`, 'iu'),
    known: new Set(names.map((name) => name.toLowerCase())),
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
 * Arabic without vowel signs and the stroke that draws words out: the same word is written with and without them, and
 * Postgres would take a sign for the end of a word. Hamza and madda, which make other letters, stay.
 */
export const bareArabic = (text: string): string =>
  nfc(text).replace(/[\u0640\u064b-\u0652\u0656-\u065f\u0670]/gu, '');

/** The language that the script of these texts tells; what is in neither of those scripts passes for English. */
export function languageOf(...texts: string[]): Language {
  if (texts.every(hasHan)) return 'zh-CN';
  return texts.every(hasArabic) ? 'ar' : 'en';
}

/** Postgres' text search configuration for each language. Chinese comes to it as words apart by spaces. */
export const configurations = { en: 'english', 'zh-CN': 'simple', ar: 'arabic' } as const satisfies Record<
  Language,
  string
>;

/** Postgres refuses a tsvector past 1 MB; what lies beyond this many characters isn't searched. */
const indexedCharacters = 200_000;

/** A weighted tsvector: headline A, standfirst B, text D. @param names by which text without gaps is cut */
export function wordsFor(
  story: { headline: string; standfirst: string; plainText: string },
  language: Language,
  names: readonly string[] = [],
): SQL {
  const as = (text: string) => {
    const cut = text.slice(0, indexedCharacters);
    return sql`to_tsvector(${configurations[language]}::regconfig, ${asWords(cut, language, names)})`;
  };
  return sql`setweight(${as(story.headline)}, 'A') || setweight(${as(story.standfirst)}, 'B') || setweight(${as(story.plainText)}, 'D')`;
}

/** A text as Postgres tells its words apart. */
export function asWords(text: string, language: Language, names: readonly string[] = []): string {
  if (language === 'zh-CN') return segmentChinese(text, names);
  return language === 'ar' ? bareArabic(text) : text;
}
