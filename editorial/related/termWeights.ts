import type { TopicId } from '#db/schema/ids.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { type DocumentFrequency, inverseDocumentFrequency } from './documentFrequency.ts';
import { wordKey } from './packedWords.ts';
import { mostOfWord, type Postings } from './postings.ts';
import type { Vector } from './vector.ts';

/** A word of a story, by its key: how many other stories have it, and what it asks for in BM25. */
export type WeighedTerm = { key: number; word: string; count: number; stories: number; weight: number };

/** A topic of a story, with how telling it is. */
export type WeighedTopic = { id: TopicId; name: string; weight: number };

/** Words that more of the stories have are told by the planner's statistics, and have no postings. */
const commonShare = 0.01;
/** So many words of a story have postings: of a long one the most prominent. */
const mostPosted = 100;
/** The same in a paper that is so small that nobody knows which words are common: nearly all. */
const mostPostedInSmallPaper = 1_000;
/** A word that nobody counted is in about so many stories, or in a tenth of a small paper. */
export const DEFAULT_DOCUMENT_FREQUENCY = (total: number): number => Math.min(40, total / 10);

/** The words of a story that it can be found by, as keys: those that are not common, the most prominent of them. */
export function wordsToPost(vector: Vector, common: DocumentFrequency): number[] {
  const rare: { key: number; count: number; isHeadline: boolean }[] = [];
  let isSmall = true;
  for (const [word, count] of vector.terms) {
    const key = wordKey(word);
    const share = common.shareOf(key);
    if (share !== undefined) isSmall = false;
    if ((share ?? 0) <= commonShare) rare.push({ key, count, isHeadline: vector.headline.has(word) });
  }
  const most = isSmall ? mostPostedInSmallPaper : mostPosted;
  if (rare.length > most)
    rare.sort((a, b) => Number(b.isHeadline) - Number(a.isHeadline) || b.count - a.count || a.key - b.key);
  return rare.slice(0, most).map(({ key }) => key);
}

type Given = {
  vector: Vector;
  posted: readonly number[];
  postings: Postings;
  common: DocumentFrequency;
  language: Language;
  /** whether the story is among those that are counted: 0 or 1 */
  itself: number;
};

/** The words of a story, each with what it asks for: how often the story has it, by its inverse document frequency. The most telling first. */
export function weighTerms(
  { vector, posted, postings, common, language, itself }: Given,
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

/** Of a word that has more postings than are read, the planner may know. */
const postedStories = (count: number, common: DocumentFrequency, key: number): number =>
  count < mostOfWord ? count : Math.max(count, (common.shareOf(key) ?? 0) * common.everywhere);

/** Nearly all stories that have a common word are of one language. One that was too much for a long story is a guess. */
function unpostedStories(common: DocumentFrequency, key: number, language: Language): number {
  const total = common.storiesIn(language);
  const share = common.shareOf(key);
  return share === undefined ? DEFAULT_DOCUMENT_FREQUENCY(total) : Math.min(share * common.everywhere, total);
}

/** Releases that are counted for one story at most, whatever the size of the paper: its cost is bounded by them. */
const mostCounted = 6_000;

/** Counts what postings bring to one story after another. Its table is used again: a release of many stories makes one. */
export class Ranking {
  readonly #postings: Postings;
  /** by the number of each release: what the telling words that it has weigh together */
  #sums = new Float64Array(0);

  constructor(postings: Postings) {
    this.#postings = postings;
  }

  /**
   * Releases that have some of a story's telling words, those with the most weight of them first; of equals the newest.
   * What a word brings is counted while it stays within `mostCounted`, the most telling words first.
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
      if (counted + count > mostCounted) continue;
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

const buckets = 256;

/** Those with the greatest sums, at least `most` of them, in no order: they are told from the others by a histogram. */
function greatest(touched: number[], sums: Float64Array, most: number): number[] {
  if (touched.length <= most) return touched.slice();
  let top = 0;
  for (const number of touched) top = Math.max(top, sums[number] as number);
  const bucketOf = (number: number) => Math.floor(((sums[number] as number) / top) * (buckets - 1));
  const counts = new Uint32Array(buckets);
  for (const number of touched) (counts[bucketOf(number)] as number) += 1;
  let least = buckets - 1;
  for (let above = counts[least] as number; least > 0 && above < most; above += counts[least] as number)
    least -= 1;
  return touched.filter((number) => bucketOf(number) >= least);
}
