import { nfc, nfkc } from '#contracts/normalForm.ts';
import { foldHan, foldHanInPlace } from './hanVariants.ts';

/** Invisible characters: soft hyphens, joiners, zero-width spaces, direction marks, object placeholders. */
export const invisible = /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffc]/gu;

export const withoutInvisible = (text: string): string => text.replace(invisible, '');

/** Accents of Latin, Greek and Cyrillic, points of Hebrew, vowel signs and hamzas of Arabic, and tatweel. */
const marks =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each mark is matched alone, whatever its base letter
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08ca-\u08e1\u08e3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]/gu;

/** Letters without a separable accent that have another common spelling. */
const letters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ŧ: 't',
  ĸ: 'k',
  ς: 'σ',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ة: 'ه',
  ۃ: 'ه',
  ہ: 'ه',
  ە: 'ه',
  ک: 'ك',
  ...Object.fromEntries(Array.from('٠١٢٣٤٥٦٧٨٩', (digit, value) => [digit, `${value}`])),
  ...Object.fromEntries(Array.from('۰۱۲۳۴۵۶۷۸۹', (digit, value) => [digit, `${value}`])),
};
const otherLetters = new RegExp(`[${Object.keys(letters).join('')}]`, 'gu');

const beyondAscii = /[^\0-\x7f]/;
/** Characters that may have variants of width and form, except punctuation. */
const formed = /[\p{L}\p{N}\p{M}\u3300-\u33ff\uff00-\uffef]+/gu;

/**
 * Folds a text for comparison: removes case, accents, character widths, invisible characters, and vowel signs and
 * letter variants of Arabic, and maps each Han character to one for all its variants. Never shown. Linear time.
 */
export const foldText = (text: string): string => foldHan(plainMarks(foldForms(text)));

/**
 * Non-ASCII quotes and dashes become word separators. In a database with the C locale Postgres treats them as letters,
 * and a quoted word would be found only with its quotes.
 */
const plainMarks = (text: string): string =>
  beyondAscii.test(text) ? text.replace(/[‘’ʼ＇]/gu, "'").replace(otherMarks, ' ') : text;
const otherMarks = /[^\0-\x7f\p{L}\p{M}\p{N}]/gu;

/** Like `foldText` but with Han characters unchanged, to be segmented first. */
export function foldForms(text: string): string {
  const low = text.toLowerCase();
  return beyondAscii.test(low) ? withoutInvisible(low).replace(formed, foldRun) : low;
}

/** Text of only common Han characters, which `foldForms` does not change. */
const onlyHan = /^[\u4e00-\u9fff]+$/;

function foldRun(run: string): string {
  if (!beyondAscii.test(run) || onlyHan.test(run)) return run;
  const plain = nfkc(run.replace(marks, '')).normalize('NFD').replace(marks, '');
  return nfc(plain.toLowerCase()).replace(otherLetters, (letter) => letters[letter] ?? letter);
}

/** A string in the folded form by which marking searches for it in texts. */
export const foldForMarking = (text: string): string => foldInPlace(text).folded;

/** Full-width letters, digits and punctuation, which have the same UTF-16 length as the normal ones. */
const wide = /[\uff01-\uff5e]/g;
const narrow = (sign: string) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0);
/** The text folded, without invisible characters, and the original position of each of its UTF-16 units. */
export function foldInPlace(text: string): { folded: string; placeOf(unit: number): number } {
  const low = text.replace(wide, narrow).toLowerCase();
  // Letters that get longer in lower case would shift the following positions.
  const aligned = foldHanInPlace(low.length === text.length ? low : text);
  const places: number[] = [];
  let folded = '';
  let from = 0;
  const keep = (until: number) => {
    folded += aligned.slice(from, until);
    for (let at = from; at < until; at++) places.push(at);
  };
  for (const { 0: sign, index } of aligned.matchAll(invisible)) {
    keep(index);
    from = index + sign.length;
  }
  if (from === 0) return { folded: aligned, placeOf: (unit) => unit };
  keep(aligned.length);
  return { folded, placeOf: (unit) => places[unit] ?? 0 };
}
