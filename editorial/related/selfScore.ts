import type { Language } from '#db/schema/taxonomy.ts';
import { type DocumentFrequency, inverseDocumentFrequency } from './documentFrequency.ts';
import { wordKey } from './packedWords.ts';
import { MIN_SELF_SCORE, termsOf } from './relatedScore.ts';
import { DEFAULT_DOCUMENT_FREQUENCY } from './termWeights.ts';
import type { Vector } from './vector.ts';

/**
 * Estimates a story's score for its own terms (`Scorer.begin`) when document frequencies are not counted, from the
 * planner's statistics.
 */
export function estimateSelf(
  { terms, length }: Vector,
  common: DocumentFrequency,
  language: Language,
): number {
  const total = Math.max(1, common.storiesIn(language));
  let self = 0;
  for (const [word, count] of terms) {
    const share = common.shareOf(wordKey(word));
    const stories = share === undefined ? DEFAULT_DOCUMENT_FREQUENCY(total) : share * common.everywhere;
    self += count * inverseDocumentFrequency(total, Math.max(1, stories)) * termsOf(count, length, length);
  }
  return Math.max(MIN_SELF_SCORE, self / inverseDocumentFrequency(total, 1));
}
