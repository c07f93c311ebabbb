import { nfkc } from '#contracts/normalForm.ts';
import type { Language } from '#db/schema/taxonomy.ts';

const comparedCharacters = 20_000;
/** Signs in a run where words have no gaps. */
const signsInRun = 4;

/** Letters and numbers with one space between words: case, punctuation, spacing and widths of signs make no other text. */
export const bareText = (text: string): string =>
  nfkc(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * Every run of so many words of a text's beginning; in Chinese of four signs.
 * @param hasNoGaps whether a bare text is to be read sign by sign though its language has gaps between words
 */
export function* shingleRuns(
  text: string,
  language: Language,
  wordsInRun: number,
  hasNoGaps: (bare: string) => boolean = () => false,
): Generator<string> {
  const bare = bareText(text.slice(0, comparedCharacters));
  const isUngapped = language === 'zh-CN' || hasNoGaps(bare);
  const units = isUngapped ? Array.from(bare.replaceAll(' ', '')) : bare.split(' ');
  const run = isUngapped ? signsInRun : wordsInRun;
  for (let at = 0; at + run <= units.length; at++) yield units.slice(at, at + run).join(' ');
}

/** Every run of four words or signs. */
export const shingles = (text: string, language: Language): Set<string> =>
  new Set(shingleRuns(text, language, 4));

/** How much of one text another has, 0 to 1. */
export const sharedPart = (own: Set<string>, other: Set<string>): number =>
  own.size === 0 ? 0 : [...own].filter((run) => other.has(run)).length / own.size;
