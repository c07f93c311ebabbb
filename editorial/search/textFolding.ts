import { nfc, nfkc } from '#contracts/normalForm.ts';
import { foldHan } from './hanVariants.ts';

/** Invisible characters: soft hyphens, joiners, zero-width spaces, direction marks, object placeholders. */
export const invisible = /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffc]/gu;

/** A text without the signs that cannot be seen. */
export const withoutInvisible = (text: string): string => text.replace(invisible, '');

/** Accents of Latin, Greek and Cyrillic, points of Hebrew, vowel signs and hamzas of Arabic, and tatweel. */
const marks =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each is looked for by itself, whatever it stands on
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08ca-\u08e1\u08e3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]/gu;

/** Letters without a separable accent that have another common spelling. */
const letters: Record<string, string> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ı: 'i', ŋ: 'n', ŧ: 't' },
  ...{ ĸ: 'k', ς: 'σ' },
  ...{ ٱ: 'ا', ى: 'ي', ی: 'ي', ې: 'ي', ة: 'ه', ۃ: 'ه', ہ: 'ه', ە: 'ه', ک: 'ك' },
  ...Object.fromEntries(Array.from('٠١٢٣٤٥٦٧٨٩', (digit, value) => [digit, `${value}`])),
  ...Object.fromEntries(Array.from('۰۱۲۳۴۵۶۷۸۹', (digit, value) => [digit, `${value}`])),
};
const otherLetters = new RegExp(`[${Object.keys(letters).join('')}]`, 'gu');

const beyondAscii = /[^\0-\x7f]/;
/** Characters that have other widths and forms, except punctuation. */
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

/** Modern Chinese text, in which there is nothing to fold here. */
const onlyHan = /^[\u4e00-\u9fff]+$/;

function foldRun(run: string): string {
  if (!beyondAscii.test(run) || onlyHan.test(run)) return run;
  const plain = nfkc(run.replace(marks, '')).normalize('NFD').replace(marks, '');
  return nfc(plain.toLowerCase()).replace(otherLetters, (letter) => letters[letter] ?? letter);
}
