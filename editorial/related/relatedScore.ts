import { lengthShare, saturation } from '#editorial/search/bm25.ts';
import { inverseDocumentFrequency } from './documentFrequency.ts';
import type { WeighedTerm } from './termWeights.ts';
import { countIn, type NumberedText, packedCount, type WordNumbers, wordOf } from './wordNumbers.ts';

/**
 * Chosen on one half of the labelled sets (docs/related.md): what shared topics weigh beside the words, how much a story
 * loses by age, and how fast.
 */
const topicShare = 0.08;
const ageShare = 0.1;
const ageDays = 60;

/** From here on a shared topic alone makes stories related: one that no more than a twentieth of the stories have. */
const tellingTopic = 0.25;
/** Below this what two texts share is chance, in a large paper. */
const leastText = 0.07;
/** In a small one more is: nothing tells what is common. So much is added among a dozen stories, half of it among fifty. */
const addedAmongFew = 0.13;
const few = 12;

/**
 * Whether what two stories share is more than chance.
 * @param text how well one answers the other's words, 0 to 1
 * @param byTopic how telling the topics of both are, 0 to 1
 * @param others how many stories of the language it was found among
 */
export const isRelated = (text: number, byTopic: number, others: number): boolean =>
  text >= leastText + addedAmongFew / Math.sqrt(Math.max(1, others / few)) || byTopic >= tellingTopic;

/** A story asks for at least as much as so many words that no other has: else a brief would be all that it shares. */
export const MIN_SELF_SCORE = 5;

type Scored = {
  /** how well a text answers the story's words, beside how well the story itself does: 0 to 1 */
  text: number;
  /** the same the other way: how well the story answers the text's words */
  back: number;
};

/** Scores texts beside one story after another, by BM25. Its arrays are used again: a release of many stories makes one. */
export class Scorer {
  readonly #words: WordNumbers;
  /** by the number of each word: what the story asks for, and what it answers */
  #asks = new Float64Array(0);
  #answers = new Float64Array(0);
  #numbers: number[] = [];
  #averageLength = 1;
  #most = 1;
  #self = 1;

  constructor(words: WordNumbers) {
    this.#words = words;
  }

  /**
   * Begins with another story.
   * @param averageLength of the texts that are to be scored
   * @param total stories in its language
   * @returns what the story answers to itself, in words that no other has
   */
  begin(own: NumberedText, terms: readonly WeighedTerm[], averageLength: number, total: number): number {
    for (const number of this.#numbers) {
      this.#asks[number] = 0;
      this.#answers[number] = 0;
    }
    this.#numbers = terms.map(({ key }) => this.#words.numberOfKey(key));
    this.#grow();
    this.#averageLength = averageLength;
    this.#most = inverseDocumentFrequency(total, 1);
    let self = 0;
    for (const [at, { count, weight }] of terms.entries()) {
      const number = this.#numbers[at] as number;
      const said = this.#said(count, own.length);
      this.#asks[number] = weight;
      this.#answers[number] = (weight / count) * said;
      self += weight * said;
    }
    this.#self = Math.max(self, MIN_SELF_SCORE * this.#most);
    return this.#self / this.#most;
  }

  /** @param self what the other answers to itself, in words that no other has */
  score(other: NumberedText, self: number | null): Scored {
    const asks = this.#asks;
    const answers = this.#answers;
    let asked = 0;
    let answered = 0;
    for (const packed of other.words) {
      const number = wordOf(packed);
      const weight = asks[number] as number;
      if (weight === 0) continue;
      const count = packedCount(packed);
      asked += weight * this.#said(count, other.length);
      answered += (answers[number] as number) * count;
    }
    return {
      text: Math.min(1, asked / this.#self),
      back: Math.min(1, answered / (Math.max(self ?? 0, MIN_SELF_SCORE) * this.#most)),
    };
  }

  #said(count: number, length: number): number {
    return termsOf(count, length, this.#averageLength);
  }

  #grow(): void {
    const size = this.#words.keys.length;
    if (this.#asks.length >= size) return;
    const asks = new Float64Array(size * 2);
    const answers = new Float64Array(size * 2);
    asks.set(this.#asks);
    answers.set(this.#answers);
    this.#asks = asks;
    this.#answers = answers;
  }
}

/** How much a text says of a word that it has so often, by BM25. */
export const termsOf = (count: number, length: number, averageLength: number): number =>
  (count * (saturation + 1)) /
  (count + saturation * (1 - lengthShare + (lengthShare * length) / averageLength));

/** The words of a story that another has too, in the order of `terms`. */
export function sharedTerms(
  terms: readonly WeighedTerm[],
  words: WordNumbers,
  other: NumberedText,
): WeighedTerm[] {
  return terms.filter(({ key }) => countIn(other, words.numberOfKey(key)) > 0);
}

/** @param topics how telling the shared topics are together, 0 to 1 */
export function combineScores(text: number, topics: number, days: number): number {
  const fresh = 1 - ageShare * (1 - Math.exp(-Math.abs(days) / ageDays));
  return (text + topicShare * topics) * fresh;
}
