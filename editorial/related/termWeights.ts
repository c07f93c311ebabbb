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

/** Terms in a larger share of the stories have no postings: the planner's statistics contain them. */
const MAX_POSTED_SHARE = 0.01;
/** Maximum terms of a story with postings: for a long story the most prominent ones. */
const MAX_POSTED_TERMS = 100;
/** The maximum in a paper that is too small to recognize common terms. */
const MAX_POSTED_TERMS_IN_SMALL_PAPER = 1_000;
/** Document frequency assumed for a term without statistics: 40, or a tenth of a small paper. */
export const defaultDocumentFrequency = (total: number): number => Math.min(40, total / 10);

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
  /** 1 if the story is among those that are counted, else 0 */
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
    const weight = count * inverseDocumentFrequency(total, Math.max(1, stories));
    terms.push({ key, word, count, stories, weight });
  }
  return terms.sort((a, b) => b.weight - a.weight || a.key - b.key);
}

/** The document frequency of a term with postings; from statistics if it has more postings than are read. */
const postedStories = (count: number, common: DocumentFrequency, key: number): number =>
  count < mostOfWord ? count : Math.max(count, (common.shareOf(key) ?? 0) * common.everywhere);

/**
 * The document frequency of a term without postings, if all stories with it are in one language. A guess for a term
 * that was left out of a long story's postings.
 */
function unpostedStories(common: DocumentFrequency, key: number, language: Language): number {
  const total = common.storiesIn(language);
  const share = common.shareOf(key);
  return share === undefined ? defaultDocumentFrequency(total) : Math.min(share * common.everywhere, total);
}
