/** Which differences a search ignores. */
export type Folding = {
  isCaseSensitive: boolean;
  isAccentBlind: boolean;
  /** whether straight quotes match typographic ones, and spaces no-break spaces */
  isTypographyBlind: boolean;
};

/** A text without the differences that a search ignores, with the place in the original of each of its code units. */
export type FoldedText = {
  text: string;
  /** the offset in the original of a code unit, and of the end; absent if the offsets are the same */
  offsets: number[] | undefined;
};

/**
 * Diacritics of the Latin, Greek, Cyrillic, Hebrew and Arabic scripts. Signs that distinguish letters in other scripts, such
 * as the voiced marks of kana and the vowels of Devanagari, are no diacritics for a search. Also the Arabic tatweel.
 */
const diacritic =
  /[\u0300-\u036f]|[\u0483-\u0489]|[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]|[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]|[\u1ab0-\u1aff\u1dc0-\u1dff]/u;
const allDiacritics = new RegExp(diacritic.source, 'gu');

const typographic: Record<string, string> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '\u00a0': ' ',
  '\u202f': ' ',
};
const isTypographic = /[’‘“”\u00a0\u202f]/u;
const allTypographic = new RegExp(isTypographic.source, 'gu');
const hasOtherThanAscii = /[^\p{ASCII}]/u;

const straight = (sign: string): string => typographic[sign] ?? sign;

function foldedCharacter(character: string, folding: Folding): string {
  const { isCaseSensitive, isAccentBlind, isTypographyBlind } = folding;
  const decomposed = isAccentBlind ? character.normalize('NFD') : character;
  // Hangul syllables also decompose, but not into diacritics.
  const plain = diacritic.test(decomposed)
    ? decomposed.replace(allDiacritics, '').normalize('NFC')
    : isTypographyBlind
      ? straight(character)
      : character;
  return isCaseSensitive ? plain : plain.toLowerCase();
}

export function foldForFind(original: string, folding: Folding): FoldedText {
  const { isCaseSensitive, isAccentBlind, isTypographyBlind } = folding;
  const lower = isCaseSensitive ? original : original.toLowerCase();
  if (!hasOtherThanAscii.test(original)) return { text: lower, offsets: undefined };
  const hasDiacritics = isAccentBlind && diacritic.test(original.normalize('NFD'));
  if (!hasDiacritics && lower.length === original.length) {
    const text = isTypographyBlind ? lower.replace(allTypographic, straight) : lower;
    return { text, offsets: undefined };
  }
  let text = '';
  const offsets: number[] = [];
  let offset = 0;
  for (const character of original) {
    const folded = foldedCharacter(character, folding);
    for (let unit = 0; unit < folded.length; unit++) offsets.push(offset);
    text += folded;
    offset += character.length;
  }
  offsets.push(offset);
  return { text, offsets };
}

/** How to search for a query. A query with typographic signs finds these signs only. */
export const foldingFor = (
  query: string,
  options: { isCaseSensitive: boolean; isAccentBlind: boolean },
): Folding => ({ ...options, isTypographyBlind: options.isAccentBlind && !isTypographic.test(query) });
