import { nfkc } from '#contracts/normalForm.ts';
import type { Language } from '#db/schema/taxonomy.ts';

/** Characters at the beginning of a text that are compared. */
const MAX_CHARACTERS = 20_000;
/** Length of a shingle in a language without spaces between words. */
const CHARACTERS_IN_SHINGLE = 4;

/** A text in lower case with one space between words, without punctuation and differences of character width. */
export const bareText = (text: string): string =>
  nfkc(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * The shingles of a text: every sequence of that many words; in Chinese, of four characters.
 * @param hasNoGaps whether a text consists of characters without spaces although its language uses spaces
 */
export function* shingleRuns(
  text: string,
  language: Language,
  wordsInRun: number,
  hasNoGaps: (bare: string) => boolean = () => false,
): Generator<string> {
  const bare = bareText(text.slice(0, MAX_CHARACTERS));
  const isUngapped = language === 'zh-CN' || hasNoGaps(bare);
  const units = isUngapped ? Array.from(bare.replaceAll(' ', '')) : bare.split(' ');
  const run = isUngapped ? CHARACTERS_IN_SHINGLE : wordsInRun;
  for (let at = 0; at + run <= units.length; at++) yield units.slice(at, at + run).join(' ');
}

/** Every sequence of four words or characters. */
export const shingles = (text: string, language: Language): Set<string> =>
  new Set(shingleRuns(text, language, 4));

/** The share of a text's shingles that another text has, 0 to 1. */
export const sharedPart = (text: Set<string>, other: Set<string>): number =>
  text.size === 0 ? 0 : [...text].filter((run) => other.has(run)).length / text.size;
