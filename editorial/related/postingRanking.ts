import { selectGreatest } from './histogramSelection.ts';
import type { Postings } from './postings.ts';
import type { WeighedTerm } from './termWeights.ts';

/** Maximum postings that are counted for one story, which bounds the cost independently of the paper's size. */
const MAX_POSTINGS_COUNTED = 6_000;

/** Sums the weights of postings for one story after another. Its table is reused: a bulk release creates only one. */
export class Ranking {
  readonly #postings: Postings;
  /** by the number of each release: the total weight of its terms */
  #sums = new Float64Array(0);

  constructor(postings: Postings) {
    this.#postings = postings;
  }

  /**
   * Releases with some of a story's significant terms, those with the most weight first; among equals the newest. Terms
   * come most significant first, and are counted while their postings stay within `MAX_POSTINGS_COUNTED`.
   */
  rank(terms: readonly WeighedTerm[], posted: ReadonlySet<number>, most: number): number[] {
    const { releases } = this.#postings;
    if (this.#sums.length < releases.length) this.#sums = new Float64Array(releases.length * 2);
    const sums = this.#sums;
    const touched: number[] = [];
    let counted = 0;
    for (const { key, weight } of terms) {
      if (!posted.has(key)) continue;
      const count = this.#postings.countOf(key);
      if (counted + count > MAX_POSTINGS_COUNTED) continue;
      counted += count;
      this.#postings.addTo(sums, key, weight, touched);
    }
    const best = selectGreatest(touched, sums, most)
      .map((number) => ({ sum: sums[number] as number, release: releases[number] as number }))
      .sort((one, other) => other.sum - one.sum || other.release - one.release);
    for (const number of touched) sums[number] = 0;
    return best.slice(0, most).map(({ release }) => release);
  }
}
