import type { Vector } from './vector.ts';

/**
 * The key of a term: a 32-bit hash (FNV-1a). Among the ten thousand terms of one search hardly two collide, and a
 * collision changes a score only slightly.
 */
export function wordKey(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value | 0;
}

/** Maximum stored count of a term; a higher count would not change scores noticeably. */
const MAX_COUNT = 255;

/**
 * Packs a text's terms in five bytes each, so that a hundred texts are read and decoded in a few milliseconds: its
 * length, then each term's key (`wordKey`) as 32 bits, little-endian, then each count as a byte.
 */
export function packWords({ terms, length }: Vector): Uint8Array {
  const packed = new Uint8Array(4 + terms.size * 5);
  const view = new DataView(packed.buffer);
  view.setUint32(0, length, true);
  const counts = 4 + terms.size * 4;
  let at = 0;
  for (const [word, count] of terms) {
    view.setInt32(4 + at * 4, wordKey(word), true);
    packed[counts + at] = Math.min(count, MAX_COUNT);
    at += 1;
  }
  return packed;
}

/** Calls `onWord` with each term's key and count. @returns the text's length, in terms */
export function unpackWords(packed: Uint8Array, onWord: (key: number, count: number) => void): number {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const size = (packed.byteLength - 4) / 5;
  const counts = 4 + size * 4;
  for (let at = 0; at < size; at++) onWord(view.getInt32(4 + at * 4, true), packed[counts + at] ?? 0);
  return view.getUint32(0, true);
}
