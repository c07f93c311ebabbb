import { isNumbering, type Numbering } from '../listNumbering.ts';
import { attributeOf, type SourceNode } from './sourceNode.ts';
import type { Style } from './styles.ts';

/** A number that a list can draw. */
export type ListNumber = { numbering: Numbering; value: number };

/** The label of an item: a bullet, a number, or a text that no list can draw. */
type ListLabel = { is: 'bullet' } | ({ is: 'number' } & ListNumber) | { is: 'text'; text: string };

/** @param after the number before it in the same list, which distinguishes the letter i from the Roman numeral */
export function readLabel(label: string, after?: ListNumber): ListLabel {
  const [, decimal] = /^[([（]?(\d{1,6})[.)\]、．）]?$/.exec(label) ?? [];
  if (decimal) return { is: 'number', numbering: '1', value: Number(decimal) };
  const [, letters] = /^[([（]?([a-z]{1,8}|[A-Z]{1,8})[.)\]、．）]$/.exec(label) ?? [];
  const number = letters ? letterNumber(letters, after) : null;
  if (number) return { is: 'number', ...number };
  const isSign =
    label === '' || (label.length <= 2 && !/[\p{L}\p{N}]/u.test(label)) || /^[a-zØü§·]$/i.test(label);
  return isSign ? { is: 'bullet' } : { is: 'text', text: label };
}

function letterNumber(letters: string, after?: ListNumber): ListNumber | null {
  const isUpper = letters === letters.toUpperCase();
  const lower = letters.toLowerCase();
  const asLetter: ListNumber = { numbering: isUpper ? 'A' : 'a', value: letterValue(lower) };
  const roman = romanValue(lower);
  const asRoman: ListNumber | null = roman === null ? null : { numbering: isUpper ? 'I' : 'i', value: roman };
  const continues = (number: ListNumber | null) =>
    number !== null && after?.numbering === number.numbering && number.value === after.value + 1;
  if (continues(asRoman)) return asRoman;
  if (continues(asLetter)) return asLetter;
  if (asRoman && (letters.length > 1 || /[ivx]/.test(lower))) return asRoman;
  return letters.length <= 2 ? asLetter : null;
}

/** a is 1, z is 26, aa is 27. */
const letterValue = (letters: string): number =>
  [...letters].reduce((value, letter) => value * 26 + letter.charCodeAt(0) - 96, 0);

const romanDigits: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1_000 };

/** Null for letters that are not a Roman numeral. */
function romanValue(letters: string): number | null {
  if (!/^m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/.test(letters)) return null;
  const digits = [...letters].map((letter) => romanDigits[letter] ?? 0);
  return digits.reduce((sum, digit, at) => sum + (digit < (digits[at + 1] ?? 0) ? -digit : digit), 0);
}

const cssNumbering: Record<string, Numbering> = {
  'lower-alpha': 'a',
  'lower-latin': 'a',
  'upper-alpha': 'A',
  'upper-latin': 'A',
  'lower-roman': 'i',
  'upper-roman': 'I',
  decimal: '1',
};

/** The numbering of an `<ol>`. Google's documents style the items instead. */
export function numberingOf(list: SourceNode, style: Style, firstItem: Style | undefined): Numbering {
  const type = attributeOf(list, 'type').trim();
  if (isNumbering(type)) return type;
  const styleType = firstItem?.get('list-style-type') ?? style.get('list-style-type') ?? '';
  return cssNumbering[styleType] ?? '1';
}

/** A whole number from an attribute, within the schema's limits; undefined if there is none. */
export function wholeAttribute(element: SourceNode, name: string): number | undefined {
  const text = attributeOf(element, name).trim();
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}
