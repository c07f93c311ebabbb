import type { ArticleId } from '#db/schema/ids.ts';
import { inverseDocumentFrequency } from './documentFrequency.ts';
import type { LiveStory } from './liveStories.ts';
import { addsNoText } from './nearCopies.ts';
import type { QueryFeatures } from './queryFeatures.ts';
import { combineScores, isRelated, type Scorer, sharedTerms } from './relatedScore.ts';
import type { WeighedTerm, WeighedTopic } from './termWeights.ts';
import { countIn, type NumberedText, type WordNumbers } from './wordNumbers.ts';

/** A live story as it is compared with another. */
export type ComparedStory = Omit<LiveStory, 'words'> & { vector: NumberedText };

/** What is asked of each story that may stand beside another. */
export type RelatedCandidate = {
  articleId: ArticleId;
  /** how well it answers the story's words, 0 to 1 */
  text: number;
  /** topics both have, rarest first */
  topics: readonly Omit<WeighedTopic, 'id'>[];
  /** how telling they are together, 0 to 1 */
  byTopic: number;
  /** days by which it came before the story; negative: after */
  daysBefore: number;
  /** words that both have, as Postgres stems them, most telling first */
  readonly shared: string[];
  /** the place of a word among those; `shared.length`: it is not among them */
  placeOf(lexeme: string): number;
  /** how often it has a word, telling or not; in its headline each counts twice */
  count(lexeme: string): number;
  score: number;
  /** whether it may be listed beside the story */
  isRelated: boolean;
  /** the same of the story beside it */
  back: { text: number; score: number; isRelated: boolean };
  /** a reader of the story gains nothing by it; the release page warns of it */
  readonly isCopy: boolean;
  vector: NumberedText;
  signature: Uint8Array | null;
};

/** The story that asks, its words by the numbers of the question. */
export type RelatedQueryStory = {
  own: QueryFeatures;
  vector: NumberedText;
  terms: readonly WeighedTerm[];
  topics: readonly WeighedTopic[];
  /** stories in its language, and in all */
  total: number;
  everywhere: number;
};

const day = 86_400_000;

/** A candidate. What only the best are asked for is looked for when it is asked for. */
export class Comparison implements RelatedCandidate {
  readonly articleId: ArticleId;
  readonly text: number;
  readonly topics: readonly WeighedTopic[];
  readonly byTopic: number;
  readonly daysBefore: number;
  readonly score: number;
  readonly isRelated: boolean;
  readonly back: RelatedCandidate['back'];
  readonly #one: ComparedStory;
  readonly #asking: RelatedQueryStory;
  readonly #words: WordNumbers;
  #shared: string[] | undefined;
  #places: Map<string, number> | undefined;
  #isCopy: boolean | undefined;

  /** @param scorer has begun with the story that asks */
  constructor(one: ComparedStory, asking: RelatedQueryStory, words: WordNumbers, scorer: Scorer) {
    this.#one = one;
    this.#asking = asking;
    this.#words = words;
    const { own, topics, total, everywhere } = asking;
    const { text, back } = scorer.score(one.vector, one.self);
    this.articleId = one.articleId;
    this.text = text;
    this.topics = topics.length === 0 ? topics : topics.filter(({ id }) => one.topicIds.includes(id));
    this.byTopic = Math.min(
      1,
      this.topics.reduce((sum, { weight }) => sum + weight, 0) / inverseDocumentFrequency(everywhere, 1),
    );
    this.daysBefore = (own.firstReleasedAt - one.firstReleasedAt) / day;
    this.score = combineScores(text, this.byTopic, this.daysBefore);
    this.isRelated = isRelated(text, this.byTopic, total);
    this.back = {
      text: back,
      score: combineScores(back, this.byTopic, this.daysBefore),
      isRelated: isRelated(Math.min(text, back), this.byTopic, total),
    };
  }

  get vector(): NumberedText {
    return this.#one.vector;
  }

  get signature(): Uint8Array | null {
    return this.#one.signature;
  }

  get shared(): string[] {
    this.#shared ??= sharedTerms(this.#asking.terms, this.#words, this.vector).map(({ word }) => word);
    return this.#shared;
  }

  placeOf(lexeme: string): number {
    this.#places ??= new Map(this.shared.map((shared, place) => [shared, place]));
    return this.#places.get(lexeme) ?? this.shared.length;
  }

  get isCopy(): boolean {
    const { own, vector } = this.#asking;
    this.#isCopy ??= addsNoText(this, { signature: own.signature, vector, daysBefore: 0 });
    return this.#isCopy;
  }

  count(lexeme: string): number {
    return countIn(this.vector, this.#words.numberOf(lexeme));
  }
}
