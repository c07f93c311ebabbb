import type { Language } from '#db/schema/filing';
import { type Commonness, rarity } from './commonness.ts';
import { keyOf } from './packing.ts';
import { mostOfWord, type Postings } from './postings.ts';
import type { Vector } from './vector.ts';

/** A word of a story, by its key: how many other stories have it, and what it asks for in BM25. */
export type Term = { key: number; word: string; count: number; stories: number; weight: number };

/** Words that more of the stories have are told by the planner's statistics, and have no postings. */
const commonShare = 0.01;
/** So many words of a story have postings: of a long one the most prominent. */
const mostPosted = 100;
/** The same in a paper that is so small that every word may tell. */
const mostPostedInSmallPaper = 250;

/** The words of a story that it can be found by, as keys: those that are not common, the most prominent of them. */
export function wordsToPost(vector: Vector, common: Commonness): number[] {
  const rare: { key: number; count: number; isHeadline: boolean }[] = [];
  let isSmall = true;
  for (const [word, count] of vector.terms) {
    const key = keyOf(word);
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
  common: Commonness;
  language: Language;
};

/** The words of a story, each with what it asks for: how often the story has it, by its inverse document frequency. The most telling first. */
export function weighTerms({ vector, posted, postings, common, language }: Given, total: number): Term[] {
  const counted = new Set(posted);
  const terms: Term[] = [];
  for (const [word, count] of vector.terms) {
    const key = keyOf(word);
    const stories = counted.has(key)
      ? postedStories(postings.countOf(key), common, key)
      : commonStories(common, key, language);
    terms.push({ key, word, count, stories, weight: count * rarity(total, Math.max(1, stories)) });
  }
  return terms.sort((a, b) => b.weight - a.weight || a.key - b.key);
}

/** Of a word that has more postings than are read, the planner may know. */
const postedStories = (count: number, common: Commonness, key: number): number =>
  count < mostOfWord ? count : Math.max(count, (common.shareOf(key) ?? 0) * common.everywhere);

/** Nearly all stories that have a common word are of one language. A word that was too much for a long story is a rare one. */
const commonStories = (common: Commonness, key: number, language: Language): number =>
  Math.min((common.shareOf(key) ?? 0) * common.everywhere, common.storiesIn(language));

/** Releases that are counted for one story at most, whatever the size of the paper: its cost is bounded by them. */
const mostCounted = 6_000;

/**
 * Releases that have some of a story's telling words, those with the most weight of them first; of equals the newest.
 * What a word brings is counted while it stays within `mostCounted`, the most telling words first.
 */
export function rankByPostings(
  terms: readonly Term[],
  posted: ReadonlySet<number>,
  postings: Postings,
  most: number,
): number[] {
  const sums = new Map<number, number>();
  let counted = 0;
  for (const { key, weight } of terms) {
    if (!posted.has(key)) continue;
    const count = postings.countOf(key);
    if (counted + count > mostCounted) continue;
    counted += count;
    postings.eachOf(key, (id) => sums.set(id, (sums.get(id) ?? 0) + weight));
  }
  return [...sums]
    .sort(([one, a], [other, b]) => b - a || other - one)
    .slice(0, most)
    .map(([id]) => id);
}
