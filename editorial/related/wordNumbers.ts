import { unpackWords, wordKey } from './packedWords.ts';
import { eachWord, type Vector } from './vector.ts';

/**
 * A text's terms as numbers in ascending order, each with its count (`wordOf` and `packedCount`). Every release
 * compares a hundred texts: with numbers this takes a fifth of the time with strings.
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

  /** Parses the text of a tsvector. */
  read(text: string): NumberedText {
    const packed: number[] = [];
    let length = 0;
    eachWord(text, (source, begin, end, count) => {
      this.#pack(packed, wordKey(source, begin, end), count);
      length += count;
    });
    return { words: Uint32Array.from(packed).sort(), length };
  }

  /** Decodes the stored form of a story. */
  unpack(kept: Uint8Array): NumberedText {
    const packed: number[] = [];
    const length = unpackWords(kept, (key, count) => this.#pack(packed, key, count));
    return { words: Uint32Array.from(packed).sort(), length };
  }

  /** The number of a term. */
  numberOf(word: string): number {
    const known = this.#byWord.get(word);
    if (known !== undefined) return known;
    const number = this.numberOfKey(wordKey(word));
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
    const found = words[middle] ?? 0;
    if (wordOf(found) === number) return packedCount(found);
    if (wordOf(found) < number) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}

/** Calls `both` with the counts of each term that two texts share. */
export function eachShared(
  one: NumberedText,
  other: NumberedText,
  both: (a: number, b: number) => void,
): void {
  const { words: leftWords } = one;
  const { words: right } = other;
  let at = 0;
  let there = 0;
  while (at < leftWords.length && there < right.length) {
    const a = leftWords[at] ?? 0;
    const b = right[there] ?? 0;
    const word = wordOf(a);
    const beside = wordOf(b);
    if (word === beside) both(packedCount(a), packedCount(b));
    if (word <= beside) at += 1;
    if (beside <= word) there += 1;
  }
}
