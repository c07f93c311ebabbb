import type { Language } from '#db/schema/taxonomy.ts';
import { shingleRuns } from './shingles.ts';

/**
 * MinHash (Broder, “On the resemblance and containment of documents”, 1997): for each of so many orders of all shingles,
 * the least that a text has. Two texts agree in an order as often as their shingles are the same. Of each least only
 * eight bits are kept (Li and König, “b-Bit Minwise Hashing”, 2010).
 */
const orders = 128;
/** Agreement by chance, of eight bits. */
const byChance = 1 / 256;
/** Texts of fewer shingles are alike by chance. */
const fewestShingles = 8;

/** From how much likeness on a text is a near copy of another: half of all that the two say, word for word. */
export const nearCopy = 0.5;

const han = /\p{Script=Han}/u;

/** Every run of three words, in Chinese of four signs, each as a number of 32 bits. */
export function shingleHashes(text: string, language: Language): Set<number> {
  const found = new Set<number>();
  for (const run of shingleRuns(text, language, 3, (bare) => han.test(bare))) found.add(hash(run));
  return found;
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/** The multipliers and addends of the orders: odd numbers from a fixed sequence, so that every node has the same. */
const factors = Uint32Array.from({ length: orders * 2 }, (_, at) => (mix(at + 1) | 1) >>> 0);

function mix(value: number): number {
  let x = Math.imul(value, 0x9e3779b1);
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

/** 128 bytes; none when the text is too short to tell. */
export function signatureOf(text: string, language: Language): Uint8Array {
  const shingles = shingleHashes(text, language);
  if (shingles.size < fewestShingles) return new Uint8Array(0);
  const least = new Uint32Array(orders).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let at = 0; at < orders; at++) {
      const x = Math.imul(shingle ^ (factors[2 * at] ?? 1), factors[2 * at + 1] ?? 1);
      const value = (x ^ (x >>> 15)) >>> 0;
      if (value < (least[at] ?? 0)) least[at] = value;
    }
  }
  return Uint8Array.from(least, (value) => mix(value) & 0xff);
}

/** An estimate of how much of all that two texts say both say, 0 to 1; 0 where one is too short to tell. */
export function likeness(one: Uint8Array, other: Uint8Array): number {
  if (one.length !== orders || other.length !== orders) return 0;
  let same = 0;
  for (let at = 0; at < orders; at++) if (one[at] === other[at]) same += 1;
  return Math.max(0, (same / orders - byChance) / (1 - byChance));
}
