import { unpackWords, wordKey } from './packedWords.ts';
import type { Vector } from './vector.ts';

/**
 * A text's terms as numbers in ascending order, each with its count (`wordOf` and `packedCount`). Every release
 * compares a hundred texts, which takes a fifth of the time that strings would need.
 */
export type NumberedText = { words: Uint32Array; length: number };

const COUNT_BITS = 10;
const MAX_COUNT = (1 << COUNT_BITS) - 1;
const MAX_TERMS = 1 << (32 - COUNT_BITS);

/** The number of the term in a packed value. */
export const wordOf = (packed: number): number => packed >>> COUNT_BITS;
/** The count in a packed value, at most 1,023. */
export const packedCount = (packed: number): number => packed & MAX_COUNT;

/** Numbers all terms of one search. */
export class WordNumbers {
  readonly #numbers = new Map<number, number>();
  readonly #byWord = new Map<string, number>();
  /** the key of each number's term */
  readonly keys: number[] = [];

  numbered({ terms, length }: Vector): NumberedText {
    const packed: number[] = [];
    for (const [word, count] of terms) this.#pack(packed, wordKey(word), count);
    return { words: Uint32Array.from(packed).sort(), length };
  }

  /** Decodes the stored form of a story. */
  unpack(stored: Uint8Array): NumberedText {
    const packed: number[] = [];
    const length = unpackWords(stored, (key, count) => this.#pack(packed, key, count));
    return { words: Uint32Array.from(packed).sort(), length };
  }

  /** The number of a term. */
  numberOf(word: string): number {
    const number = this.#byWord.get(word) ?? this.numberOfKey(wordKey(word));
    this.#byWord.set(word, number);
    return number;
  }

  /** The number of a term by its key (`wordKey`). */
  numberOfKey(key: number): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.keys.length);
    return this.keys.push(key) - 1;
  }

  #pack(packed: number[], key: number, count: number): void {
    const number = this.numberOfKey(key);
    if (number < MAX_TERMS) packed.push(((number << COUNT_BITS) | Math.min(count, MAX_COUNT)) >>> 0);
  }
}

/** The count of a term in a text; 0 if it is not in it. */
export function countIn({ words }: NumberedText, number: number): number {
  let low = 0;
  let high = words.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const packed = words[middle] ?? 0;
    if (wordOf(packed) === number) return packedCount(packed);
    if (wordOf(packed) < number) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}

/** The number of terms that two texts share. */
export function countShared({ words }: NumberedText, { words: others }: NumberedText): number {
  let shared = 0;
  let at = 0;
  for (const packed of words) {
    const word = wordOf(packed);
    while (at < others.length && wordOf(others[at] as number) < word) at += 1;
    if (at === others.length || wordOf(others[at] as number) !== word) continue;
    shared += 1;
    at += 1;
  }
  return shared;
}
