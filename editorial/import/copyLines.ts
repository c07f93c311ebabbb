import { withoutInvisibleSigns } from '#contracts/invisibleSigns.ts';
import { nfc } from '#contracts/normalForm.ts';

/** One non-empty line of copy. */
export type CopyLine = {
  /** spaces collapsed, invisible characters removed */
  text: string;
  /** in the input, from 1 */
  number: number;
  isIndented: boolean;
  /** a blank line precedes it, or it is the first */
  isAfterBlank: boolean;
  /** the end of a transmission precedes it */
  isAfterTransmission: boolean;
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: the signs of a transmission are controls
const transmissionSigns = /[\x01\x02\x05\x06\x0e-\x16\x1a\x7f]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: end of text, end of transmission
const transmissionEnd = /[\x03\x04]/g;
const TRANSMISSION_ENDED = '\u0003';

/** Windows-1252 characters at Latin-1's control codes, to repair files that were decoded as Latin-1. */
const windowsControls =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/**
 * Normalizes line breaks and removes the control characters of a transmission: start and end of header and text, form
 * feeds, end of file. Each end of text becomes a line with only U+0003.
 */
export function withoutTransmissionSigns(input: string): string {
  return input
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?|\x85|\u2028|\u2029/g, '\n')
    .replace(transmissionEnd, `\n${TRANSMISSION_ENDED}\n`)
    .replace(/[\f\v]/g, '\n')
    .replace(transmissionSigns, '')
    .replace(/[\x80-\x9f]/g, (sign) => windowsControls[sign.charCodeAt(0) - 0x80] ?? sign);
}

/** The non-empty lines. `text` must have passed `withoutTransmissionSigns`. */
export function copyLinesOf(text: string): CopyLine[] {
  const lines: CopyLine[] = [];
  let [isAfterBlank, isAfterTransmission] = [true, false];
  for (const [at, raw] of text.split('\n').entries()) {
    if (raw === TRANSMISSION_ENDED) {
      [isAfterBlank, isAfterTransmission] = [true, true];
      continue;
    }
    const clean = withoutFrame(
      withoutInvisibleSigns(nfc(raw))
        .replace(/[\s\u00a0\u3000]+/gu, ' ')
        .trim(),
    );
    if (clean === '') {
      isAfterBlank = true;
      continue;
    }
    const isIndented = /^(?:\t| {2}|\u3000)/.test(raw);
    lines.push({ text: clean, number: at + 1, isIndented, isAfterBlank, isAfterTransmission });
    [isAfterBlank, isAfterTransmission] = [false, false];
  }
  return lines;
}

/** Removes ANPA's frame of header lines: "^By LENA HOLT=", "^Eds: With photos.<". */
const withoutFrame = (text: string): string =>
  text.startsWith('^') ? text.slice(1).replace(/[<=]$/, '').trim() : text;

/** Width in terminal columns: an ideograph takes two. */
export function columnsOf(text: string): number {
  const wide = text.match(
    /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/g,
  );
  return text.length + (wide?.length ?? 0);
}

/** Whether a line ends a sentence or a clause, which no headline or heading does. */
export const endsSentence = (text: string): boolean =>
  /[.!?…;,。！？；，؟؛،、]["'”’»)）』」\]]*$/u.test(text);

/** Whether a line ends a sentence; after a comma the paragraph continues. */
export const endsParagraph = (text: string): boolean => /[.!?…。！？؟]["'”’»)）』」\]]*$/u.test(text);

/** Whether a line ends in a colon, and so introduces the next line. */
export const endsInColon = (text: string): boolean => /[:：]["'”’»)）』」]*$/u.test(text);
