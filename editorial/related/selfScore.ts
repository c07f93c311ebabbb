import type { Language } from '#db/schema/taxonomy.ts';
import { type Commonness, rarity } from './documentFrequency.ts';
import { wordKey } from './packedWords.ts';
import { leastSelf, saidOf } from './relatedScore.ts';
import { uncounted } from './termWeights.ts';
import type { Vector } from './vector.ts';

/**
 * About what a story answers to itself, in words that no other story has (`Scorer.begin`), where its words are not
 * counted: the planner knows the common ones.
 */
export function estimateSelf({ terms, length }: Vector, common: Commonness, language: Language): number {
  const total = Math.max(1, common.storiesIn(language));
  let self = 0;
  for (const [word, count] of terms) {
    const share = common.shareOf(wordKey(word));
    const stories = share === undefined ? uncounted(total) : share * common.everywhere;
    self += count * rarity(total, Math.max(1, stories)) * saidOf(count, length, length);
  }
  return Math.max(leastSelf, self / rarity(total, 1));
}
