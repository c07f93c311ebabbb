import { foldInPlace } from './textFolding.ts';

/** A text split into parts, some of which are marked; the joined parts are the whole text. */
export type Marked = { text: string; isMarked: boolean }[];

/** A range of a text. */
type Stretch = { from: number; to: number; word: string };

/**
 * The words to mark. `words` are whole words as written, in lower case. `strings` are folded with `foldForMarking` and
 * may occur anywhere in a text.
 */
export type MarkedWords = { words: ReadonlySet<string>; strings: readonly string[] };

export const MAX_MARKED_CHARACTERS = 20_000; // a longer text is not searched further
/** Invisible characters do not end a word. */
const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Default_Ignorable_Code_Point}\ufff9-\ufffc'’]*/gu;

/** Every word of a text, as written. */
export const writtenWords = (text: string): string[] =>
  text.slice(0, MAX_MARKED_CHARACTERS).match(wordPattern) ?? [];

/** A whole line, marked. */
export const markAll = (text: string, marked: MarkedWords): Marked =>
  partsOf(text, stretchesOf(text, marked), 0, text.length);

/** The part of a text with the most matches, marked; null if there is none. */
export function markPart(text: string, marked: MarkedWords, length: number): Marked | null {
  const cut = text.slice(0, MAX_MARKED_CHARACTERS);
  const stretches = stretchesOf(cut, marked);
  if (stretches.length === 0) return null;
  const [from, to] = bestWindow(cut, stretches, length);
  const parts = partsOf(cut, stretches, from, to);
  if (from > 0) parts.unshift({ text: '… ', isMarked: false });
  if (to < cut.length) parts.push({ text: ' …', isMarked: false });
  return parts;
}

function stretchesOf(text: string, { words, strings }: MarkedWords): Stretch[] {
  const stretches: Stretch[] = [];
  if (words.size > 0)
    for (const { 0: written, index } of text.matchAll(wordPattern)) {
      const word = written.toLowerCase();
      if (words.has(word)) stretches.push({ from: index, to: index + written.length, word });
    }
  if (strings.length > 0) {
    const { folded, placeOf } = foldInPlace(text);
    for (const string of strings.filter(Boolean))
      for (let at = folded.indexOf(string); at >= 0; at = folded.indexOf(string, at + string.length)) {
        const end = at + string.length - 1;
        if (!isWhole(folded, at, end + 1)) continue;
        stretches.push({ from: placeOf(at), to: placeOf(end) + 1, word: string });
      }
  }
  stretches.sort((a, b) => a.from - b.from || b.to - a.to);
  const endBefore = (at: number) =>
    Math.max(0, ...stretches.slice(Math.max(0, at - 4), at).map(({ to }) => to));
  return stretches.filter(({ from }, at) => from >= endBefore(at));
}

const isLatin = (sign: string | undefined) => sign !== undefined && /[a-z0-9]/.test(sign);

/** Whether a string begins and ends at word boundaries of Latin letters or digits: AI does not match in MAIN. */
const isWhole = (folded: string, from: number, to: number) =>
  !(isLatin(folded[from - 1]) && isLatin(folded[from])) && !(isLatin(folded[to - 1]) && isLatin(folded[to]));

/**
 * The first range of about `length` characters with the most distinct words. It begins and ends between words.
 */
function bestWindow(text: string, stretches: Stretch[], length: number): [number, number] {
  let best = { at: 0, words: 0 };
  for (const [at, { from }] of stretches.entries()) {
    const inside = stretches.slice(at, at + 40).filter(({ to }) => to <= from + length * 0.75);
    const words = new Set(inside.map(({ word }) => word)).size;
    if (words > best.words) best = { at, words };
  }
  const first = stretches[best.at]?.from ?? 0;
  let from = Math.max(0, first - Math.floor(length / 4));
  let to = Math.min(text.length, from + length);
  if (to === text.length) from = Math.max(0, to - length);
  // The range must not begin or end within a word or a character.
  const begin = from === 0 ? 0 : from + (/^\S*\s+/u.exec(text.slice(from, first))?.[0].length ?? 0);
  from = isLow(text, begin) ? begin + 1 : begin;
  if (to < text.length) {
    const tail = /\s\S*$/u.exec(text.slice(to - 24, to));
    if (tail && to - 24 + tail.index > first) to = to - 24 + tail.index;
    else if (isLow(text, to)) to += 1;
  }
  return [from, to];
}

/** Whether the second half of a surrogate pair is at this position. */
const isLow = (text: string, at: number) => /[\udc00-\udfff]/.test(text.charAt(at));

function partsOf(text: string, stretches: Stretch[], from: number, to: number): Marked {
  const parts: Marked = [];
  let at = from;
  const add = (until: number, isMarked: boolean) => {
    if (until > at) parts.push({ text: text.slice(at, until).replace(/\s+/gu, ' '), isMarked });
    at = Math.max(at, until);
  };
  for (const stretch of stretches) {
    if (stretch.from < from || stretch.to > to) continue;
    add(stretch.from, false);
    add(stretch.to, true);
  }
  add(to, false);
  return parts;
}
