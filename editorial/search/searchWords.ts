import { nfc } from '#contracts/normalForm.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { segmentChinese } from './chineseSegmentation.ts';
import { headlineWords } from './stopWords.ts';
import { foldText } from './textFolding.ts';

export const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text);
export const hasArabic = (text: string): boolean => /\p{Script=Arabic}/u.test(text);

/** Arabic without vowel signs and tatweel, which are optional. Keeps hamza and madda: they make other letters. */
export const bareArabic = (text: string): string =>
  nfc(text).replace(/[\u0640\u064b-\u0652\u0656-\u065f\u0670]/gu, '');

/** The language of texts, determined by their script; English if neither Chinese nor Arabic. */
export function languageOf(...texts: string[]): Language {
  if (texts.every(hasHan)) return 'zh-CN';
  return texts.every(hasArabic) ? 'ar' : 'en';
}

/** Postgres' text search configuration for each language. Chinese is passed as words separated by spaces. */
export const configurations = { en: 'english', 'zh-CN': 'simple', ar: 'arabic' } as const;

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

/** A folded text whose words Postgres can separate. */
export function asWords(text: string, language: Language, names: readonly string[] = []): string {
  const words = language === 'zh-CN' ? segmentChinese(text, names) : foldText(text);
  return words.slice(0, MAX_INDEXED_CHARACTERS * 4);
}
