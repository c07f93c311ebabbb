import type { Language } from '#db/schema/taxonomy.ts';
import { wordKey } from './packedWords.ts';
import { shingleRuns } from './shingles.ts';

/**
 * MinHash (Broder, “On the resemblance and containment of documents”, 1997): the minimum of a text's shingles under
 * each of this many hash orders. Two texts agree in an order with a probability equal to their share of common
 * shingles. Only eight bits of each minimum are stored (Li and König, “b-Bit Minwise Hashing”, 2010).
 */
const HASH_ORDERS = 128;
/** Probability that eight bits agree by chance. */
const CHANCE_AGREEMENT = 1 / 256;
/** Minimum shingles of compared texts: shorter texts are similar by chance. */
const MIN_SHINGLES = 8;

/** Similarity from which a text is a near copy of another: half of the union of their shingles. */
export const MIN_COPY_LIKENESS = 0.5;

const han = /\p{Script=Han}/u;

/** Every sequence of three words, in Chinese of four characters, as a 32-bit number. */
export function shingleHashes(text: string, language: Language): Set<number> {
  const hashes = new Set<number>();
  for (const run of shingleRuns(text, language, 3, (bare) => han.test(bare))) hashes.add(wordKey(run) >>> 0);
  return hashes;
}

/** Multipliers and addends of the hash orders: odd numbers from a fixed sequence, so that every node has the same. */
const factors = Uint32Array.from({ length: HASH_ORDERS * 2 }, (_, at) => (mix(at + 1) | 1) >>> 0);

function mix(value: number): number {
  let x = Math.imul(value, 0x9e3779b1);
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

/** The MinHash signature of a text: 128 bytes, or empty if the text is too short. */
export function signatureOf(text: string, language: Language): Uint8Array {
  const shingles = shingleHashes(text, language);
  if (shingles.size < MIN_SHINGLES) return new Uint8Array(0);
  const least = new Uint32Array(HASH_ORDERS).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let at = 0; at < HASH_ORDERS; at++) {
      const x = Math.imul(shingle ^ (factors[2 * at] ?? 1), factors[2 * at + 1] ?? 1);
      const value = (x ^ (x >>> 15)) >>> 0;
      if (value < (least[at] ?? 0)) least[at] = value;
    }
  }
  return Uint8Array.from(least, (value) => mix(value) & 0xff);
}

/** Estimates the share of common shingles of two texts, 0 to 1; 0 if one is too short. */
export function likeness(one: Uint8Array, other: Uint8Array): number {
  if (one.length !== HASH_ORDERS || other.length !== HASH_ORDERS) return 0;
  let same = 0;
  for (let at = 0; at < HASH_ORDERS; at++) if (one[at] === other[at]) same += 1;
  return Math.max(0, (same / HASH_ORDERS - CHANCE_AGREEMENT) / (1 - CHANCE_AGREEMENT));
}
