import { nfkc } from '#contracts/normalForm.ts';
import type { CorpusStory } from './corpus.ts';

/** The least Jaccard similarity of the shingles of near copies. */
const NEAR_COPY = 0.5;
const MAX_CHARACTERS_COMPARED = 20_000;
const han = /\p{Script=Han}/u;

export type AreNearCopies = (a: number, b: number) => boolean;

/**
 * The near-copy rule of the benchmark, exact and independent of the engine's MinHash: two stories are near copies if
 * they share at least half of all their runs of three words (four characters in Chinese).
 * @returns a predicate on the numbers of two stories in the corpus
 */
export function nearCopiesIn(corpus: readonly CorpusStory[]): AreNearCopies {
  const cache = new Map<number, Uint32Array>();
  const shinglesAt = (at: number) => {
    const shingles = cache.get(at) ?? shinglesOf(textAt(corpus, at));
    cache.set(at, shingles);
    return shingles;
  };
  return (a, b) => jaccard(shinglesAt(a), shinglesAt(b)) >= NEAR_COPY;
}

function textAt(corpus: readonly CorpusStory[], at: number): string {
  const { headline = '', standfirst = '', body = '' } = corpus[at]?.article ?? {};
  return `${headline}\n${standfirst}\n${body}`;
}

/** Different hashes, sorted, of all runs of three words, or of four characters if the text has Chinese. */
export function shinglesOf(text: string): Uint32Array {
  const clean = nfkc(text.slice(0, MAX_CHARACTERS_COMPARED)).toLowerCase();
  const words = clean.match(/[\p{L}\p{N}]+/gu) ?? [];
  const [units, run] = han.test(clean) ? [Array.from(words.join('')), 4] : [words, 3];
  const hashes = new Set<number>();
  for (let at = 0; at + run <= units.length; at++) hashes.add(hashOf(units.slice(at, at + run).join(' ')));
  return Uint32Array.from(hashes).sort();
}

/** The Jaccard similarity of two sorted sets, 0 to 1. */
export function jaccard(a: Uint32Array, b: Uint32Array): number {
  if (a.length + b.length === 0) return 0;
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [x, y] = [a[i] as number, b[j] as number];
    if (x === y) shared += 1;
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  return shared / (a.length + b.length - shared);
}

/** FNV-1a, 32 bits, with a final mix so that each bit depends on the whole text. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
