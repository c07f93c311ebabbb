import { nfc, nfkc } from '#contracts/normalForm.ts';
import { foldHan } from './hanVariants.ts';

/** Signs that nobody sees: soft hyphens, joiners, spaces of no width, direction marks, places of objects. */
export const invisible = /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffc]/gu;

/** A text without the signs that cannot be seen. */
export const withoutInvisible = (text: string): string => text.replace(invisible, '');

/** Accents of Latin, Greek and Cyrillic, points of Hebrew, vowel signs and hamzas of Arabic, and its drawn-out stroke. */
const marks =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each is looked for by itself, whatever it stands on
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08ca-\u08e1\u08e3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]/gu;

/** Letters that have no accent to lose, and are written otherwise all the same. */
const letters: Record<string, string> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ı: 'i', ŋ: 'n', ŧ: 't' },
  ...{ ĸ: 'k', ς: 'σ' },
  ...{ ٱ: 'ا', ى: 'ي', ی: 'ي', ې: 'ي', ة: 'ه', ۃ: 'ه', ہ: 'ه', ە: 'ه', ک: 'ك' },
  ...Object.fromEntries(Array.from('٠١٢٣٤٥٦٧٨٩', (digit, value) => [digit, `${value}`])),
  ...Object.fromEntries(Array.from('۰۱۲۳۴۵۶۷۸۹', (digit, value) => [digit, `${value}`])),
};
const otherLetters = new RegExp(`[${Object.keys(letters).join('')}]`, 'gu');

const beyondAscii = /[^\0-\x7f]/;
/** What has other widths and forms: not punctuation. */
const formed = /[\p{L}\p{N}\p{M}\u3300-\u33ff\uff00-\uffef]+/gu;

/**
 * A text as searches compare it: without case, accents, widths of signs, invisible signs, vowel signs and variants of
 * Arabic letters, and with one Han character for all its variants. Only for comparing, never shown. Linear in the text.
 */
export const foldText = (text: string): string => foldHan(plainMarks(foldForms(text)));

/**
 * Quotes, dashes and other marks that ASCII has not part words like any others. In a database of the C locale Postgres takes
 * them for letters, and what stands in quotes would be found with its quotes only.
 */
const plainMarks = (text: string): string =>
  beyondAscii.test(text) ? text.replace(/[‘’ʼ＇]/gu, "'").replace(otherMarks, ' ') : text;
const otherMarks = /[^\0-\x7f\p{L}\p{M}\p{N}]/gu;

/** The same with Han characters as they are, to be cut into words first. */
export function foldForms(text: string): string {
  const low = text.toLowerCase();
  return beyondAscii.test(low) ? withoutInvisible(low).replace(formed, foldRun) : low;
}

/** Chinese as it is written today, which has nothing to fold here. */
const onlyHan = /^[\u4e00-\u9fff]+$/;

function foldRun(run: string): string {
  if (!beyondAscii.test(run) || onlyHan.test(run)) return run;
  const plain = nfkc(run.replace(marks, '')).normalize('NFD').replace(marks, '');
  return nfc(plain.toLowerCase()).replace(otherLetters, (letter) => letters[letter] ?? letter);
}
