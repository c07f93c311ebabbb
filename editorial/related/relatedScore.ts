import { lengthShare, saturation } from '#editorial/search/bm25.ts';
import { inverseDocumentFrequency } from './documentFrequency.ts';
import type { WeighedTerm } from './termWeights.ts';
import { countIn, type NumberedText, packedCount, type WordNumbers, wordOf } from './wordNumbers.ts';

/**
 * Fitted on one half of the labelled sets (docs/related.md): the weight of shared topics relative to terms, and how
 * much and how fast the score falls with age.
 */
const TOPIC_WEIGHT = 0.08;
const AGE_WEIGHT = 0.1;
const AGE_DECAY_DAYS = 60;

/** Weight from which a shared topic alone makes stories related: at most a twentieth of the stories have it. */
const MIN_TOPIC_WEIGHT = 0.25;
/** Below this text score a similarity is chance, in a large paper. */
const MIN_TEXT_SCORE = 0.07;
/**
 * Added to the threshold in a small paper, which cannot recognize common terms: all of it with a dozen stories, half of
 * it with fifty.
 */
const SMALL_PAPER_ADDITION = 0.13;
const SMALL_PAPER_STORIES = 12;

/**
 * Whether the similarity of two stories is more than chance. @param text text score, 0 to 1 @param byTopic weight of
 * the shared topics, 0 to 1 @param others number of other stories in the language
 */
export const isRelated = (text: number, byTopic: number, others: number): boolean =>
  text >= MIN_TEXT_SCORE + SMALL_PAPER_ADDITION / Math.sqrt(Math.max(1, others / SMALL_PAPER_STORIES)) ||
  byTopic >= MIN_TOPIC_WEIGHT;

/**
 * Lower bound of the query norm, in unique-term weights. Without it a one-sentence brief that shares its only rare term
 * would score 1.
 */
export const MIN_SELF_SCORE = 5;

type Scored = {
  /** score of a text for the story's terms, divided by the story's own score: 0 to 1 */
  text: number;
  /** the reverse: score of the story for the text's terms */
  back: number;
};

/** Scores texts for one story after another, by BM25. Its arrays are reused: a bulk release creates only one. */
export class Scorer {
  readonly #words: WordNumbers;
  /** by the number of each term: its query weight, and its weight in the story's text */
  #queryWeights: Float64Array = new Float64Array(0);
  #textWeights: Float64Array = new Float64Array(0);
  #numbers: number[] = [];
  #averageLength = 1;
  #most = 1;
  #self = 1;

  constructor(words: WordNumbers) {
    this.#words = words;
  }

  /**
   * Starts with another story. @param averageLength of the texts to be scored @param total stories in its language
   * @returns the story's score for its own terms, in units of a unique term's weight
   */
  begin(story: NumberedText, terms: readonly WeighedTerm[], averageLength: number, total: number): number {
    for (const number of this.#numbers) {
      this.#queryWeights[number] = 0;
      this.#textWeights[number] = 0;
    }
    this.#numbers = terms.map(({ key }) => this.#words.numberOfKey(key));
    this.#grow();
    this.#averageLength = averageLength;
    this.#most = inverseDocumentFrequency(total, 1);
    let self = 0;
    for (const [at, { count, weight }] of terms.entries()) {
      const number = this.#numbers[at] as number;
      const saturated = saturatedFrequency(count, story.length, averageLength);
      this.#queryWeights[number] = weight;
      this.#textWeights[number] = (weight / count) * saturated;
      self += weight * saturated;
    }
    this.#self = Math.max(self, MIN_SELF_SCORE * this.#most);
    return this.#self / this.#most;
  }

  /** @param self the other story's score for its own terms, in the same units */
  score(other: NumberedText, self: number | null): Scored {
    const queryWeights = this.#queryWeights;
    const textWeights = this.#textWeights;
    let score = 0;
    let answered = 0;
    for (const packed of other.words) {
      const number = wordOf(packed);
      const weight = queryWeights[number] as number;
      if (weight === 0) continue;
      const count = packedCount(packed);
      score += weight * saturatedFrequency(count, other.length, this.#averageLength);
      answered += (textWeights[number] as number) * count;
    }
    return {
      text: Math.min(1, score / this.#self),
      back: Math.min(1, answered / (Math.max(self ?? 0, MIN_SELF_SCORE) * this.#most)),
    };
  }

  #grow(): void {
    const size = this.#words.keys.length;
    if (this.#queryWeights.length >= size) return;
    this.#queryWeights = enlarged(this.#queryWeights, size * 2);
    this.#textWeights = enlarged(this.#textWeights, size * 2);
  }
}

function enlarged(weights: Float64Array, size: number): Float64Array {
  const larger = new Float64Array(size);
  larger.set(weights);
  return larger;
}

/** BM25's term frequency component. */
export const saturatedFrequency = (count: number, length: number, averageLength: number): number =>
  (count * (saturation + 1)) /
  (count + saturation * (1 - lengthShare + (lengthShare * length) / averageLength));

/** Those of the terms that another story has too, in the same order. */
export const sharedTerms = (terms: readonly WeighedTerm[], words: WordNumbers, other: NumberedText) =>
  terms.filter(({ key }) => countIn(other, words.numberOfKey(key)) > 0);

/** Combines text, topics and age into one score. @param topics weight of the shared topics, 0 to 1 */
export function combineScores(text: number, topics: number, days: number): number {
  const fresh = 1 - AGE_WEIGHT * (1 - Math.exp(-Math.abs(days) / AGE_DECAY_DAYS));
  return (text + TOPIC_WEIGHT * topics) * fresh;
}
