import type { TopicId } from '#db/schema/ids.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { type DocumentFrequency, inverseDocumentFrequency } from './documentFrequency.ts';
import { wordKey } from './packedWords.ts';
import { mostOfWord, type Postings } from './postings.ts';
import type { Vector } from './vector.ts';

/** A term of a story, by its key: its document frequency without the story, and its query weight in BM25. */
export type WeighedTerm = { key: number; word: string; count: number; stories: number; weight: number };

/** A topic of a story, with its weight. */
export type WeighedTopic = { id: TopicId; name: string; weight: number };

/** Terms in a larger share of the stories are covered by the planner's statistics, and have no postings. */
const MAX_POSTED_SHARE = 0.01;
/** Maximum terms of a story with postings: for a long story the most prominent ones. */
const MAX_POSTED_TERMS = 100;
/** The same in a paper that is too small to know which terms are common: nearly all. */
const MAX_POSTED_TERMS_IN_SMALL_PAPER = 1_000;
/** Document frequency assumed for a term without statistics: 40, or a tenth of a small paper. */
export const DEFAULT_DOCUMENT_FREQUENCY = (total: number): number => Math.min(40, total / 10);

/** The keys of a story's terms by which it can be found: those that are not common, the most prominent first. */
export function wordsToPost(vector: Vector, common: DocumentFrequency): number[] {
  const rare: { key: number; count: number; isHeadline: boolean }[] = [];
  let isSmall = true;
  for (const [word, count] of vector.terms) {
    const key = wordKey(word);
    const share = common.shareOf(key);
    if (share !== undefined) isSmall = false;
    if ((share ?? 0) <= MAX_POSTED_SHARE) rare.push({ key, count, isHeadline: vector.headline.has(word) });
  }
  const most = isSmall ? MAX_POSTED_TERMS_IN_SMALL_PAPER : MAX_POSTED_TERMS;
  if (rare.length > most)
    rare.sort((a, b) => Number(b.isHeadline) - Number(a.isHeadline) || b.count - a.count || a.key - b.key);
  return rare.slice(0, most).map(({ key }) => key);
}

type WeighingOptions = {
  vector: Vector;
  posted: readonly number[];
  postings: Postings;
  common: DocumentFrequency;
  language: Language;
  /** whether the story is among those that are counted: 0 or 1 */
  itself: number;
};

/** The terms of a story with their query weights: count times inverse document frequency. Highest weight first. */
export function weighTerms(
  { vector, posted, postings, common, language, itself }: WeighingOptions,
  total: number,
): WeighedTerm[] {
  const counted = new Set(posted);
  const terms: WeighedTerm[] = [];
  for (const [word, count] of vector.terms) {
    const key = wordKey(word);
    const stories = counted.has(key)
      ? postedStories(postings.countOf(key), common, key) - itself
      : unpostedStories(common, key, language);
    terms.push({
      key,
      word,
      count,
      stories,
      weight: count * inverseDocumentFrequency(total, Math.max(1, stories)),
    });
  }
  return terms.sort((a, b) => b.weight - a.weight || a.key - b.key);
}

/** For a term with more postings than are read, statistics may give the document frequency. */
const postedStories = (count: number, common: DocumentFrequency, key: number): number =>
  count < mostOfWord ? count : Math.max(count, (common.shareOf(key) ?? 0) * common.everywhere);

/**
 * Nearly all stories with a common term are in one language. For a term that was left out of a long story's postings
 * this is a guess.
 */
function unpostedStories(common: DocumentFrequency, key: number, language: Language): number {
  const total = common.storiesIn(language);
  const share = common.shareOf(key);
  return share === undefined ? DEFAULT_DOCUMENT_FREQUENCY(total) : Math.min(share * common.everywhere, total);
}

/** Maximum postings that are counted for one story, whatever the size of the paper: this bounds its cost. */
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
   * are counted while their postings stay within `mostCounted`, the most significant first.
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
    const best = greatest(touched, sums, most).sort(
      (one, other) =>
        (sums[other] as number) - (sums[one] as number) ||
        (releases[other] as number) - (releases[one] as number),
    );
    for (const number of touched) sums[number] = 0;
    return best.slice(0, most).map((number) => releases[number] as number);
  }
}

const HISTOGRAM_BUCKETS = 256;

/** Those with the greatest sums, at least `most` of them, unordered: selected by a histogram. */
function greatest(touched: number[], sums: Float64Array, most: number): number[] {
  if (touched.length <= most) return touched.slice();
  let top = 0;
  for (const number of touched) top = Math.max(top, sums[number] as number);
  const bucketOf = (number: number) => Math.floor(((sums[number] as number) / top) * (HISTOGRAM_BUCKETS - 1));
  const counts = new Uint32Array(HISTOGRAM_BUCKETS);
  for (const number of touched) (counts[bucketOf(number)] as number) += 1;
  let least = HISTOGRAM_BUCKETS - 1;
  for (let above = counts[least] as number; least > 0 && above < most; above += counts[least] as number)
    least -= 1;
  return touched.filter((number) => bucketOf(number) >= least);
}
