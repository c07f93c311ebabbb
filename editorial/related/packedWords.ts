import type { Vector } from './vector.ts';

/**
 * What a word is known by: 32 bits of it (FNV-1a). Of the ten thousand words of one question hardly two are ever taken for
 * one another, and where they are, a score is off by a hair.
 */
export function wordKey(text: string, begin = 0, end = text.length): number {
  let value = 0x811c9dc5;
  for (let at = begin; at < end; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value | 0;
}

/** More of one word in a text tell no more. */
const most = 255;

/**
 * A text's words in five bytes each, so that a hundred texts are read and understood in a few milliseconds: its length
 * and what each word is known by (`wordKey`) as 32 bits, little-endian; then how often each stands there, as a byte.
 */
export function packWords({ terms, length }: Vector): Uint8Array {
  const packed = new Uint8Array(4 + terms.size * 5);
  const view = new DataView(packed.buffer);
  view.setUint32(0, length, true);
  const counts = 4 + terms.size * 4;
  let at = 0;
  for (const [word, count] of terms) {
    view.setInt32(4 + at * 4, wordKey(word), true);
    packed[counts + at] = Math.min(count, most);
    at += 1;
  }
  return packed;
}

/** Calls `found` with each word's key and how often it stands there. @returns the text's length, in words */
export function unpackWords(packed: Uint8Array, found: (key: number, count: number) => void): number {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const size = (packed.byteLength - 4) / 5;
  const counts = 4 + size * 4;
  for (let at = 0; at < size; at++) found(view.getInt32(4 + at * 4, true), packed[counts + at] ?? 0);
  return view.getUint32(0, true);
}
