import type { ArticleId } from '#db/schema/ids.ts';
import { inverseDocumentFrequency } from './documentFrequency.ts';
import type { LiveStory } from './liveStories.ts';
import { addsNoText } from './nearCopies.ts';
import type { QueryFeatures } from './queryFeatures.ts';
import { combineScores, isRelated, type Scorer, sharedTerms } from './relatedScore.ts';
import type { WeighedTerm, WeighedTopic } from './termWeights.ts';
import { countIn, type NumberedText, type WordNumbers } from './wordNumbers.ts';

/** A live story in the form for comparison with another. */
export type ComparedStory = Omit<LiveStory, 'words'> & { vector: NumberedText };

/** A story that may be related to another. */
export type RelatedCandidate = {
  articleId: ArticleId;
  /** its score for the story's terms, 0 to 1 */
  text: number;
  /** topics that both have, rarest first */
  topics: readonly Omit<WeighedTopic, 'id'>[];
  /** their combined weight, 0 to 1 */
  byTopic: number;
  /** days by which it was released before the story; negative: after */
  daysBefore: number;
  /** shared terms as Postgres stems them, most significant first */
  readonly shared: string[];
  /** the index of a term in `shared`; `shared.length` if it is not in it */
  placeOf(lexeme: string): number;
  /** count of a term, shared or not; in the headline it counts twice */
  count(lexeme: string): number;
  score: number;
  /** whether it may be listed as related */
  isRelated: boolean;
  /** the same values with the roles reversed */
  back: { text: number; score: number; isRelated: boolean };
  /** it is redundant for a reader of the story; the release page warns about it */
  readonly isCopy: boolean;
  vector: NumberedText;
  signature: Uint8Array | null;
};

/** The searching story, its terms as numbers of this search. */
export type RelatedQueryStory = {
  features: QueryFeatures;
  vector: NumberedText;
  terms: readonly WeighedTerm[];
  topics: readonly WeighedTopic[];
  /** number of stories in its language, and in all languages */
  total: number;
  everywhere: number;
};

const DAY_MS = 86_400_000;

/** A candidate. Values that only the best candidates need are computed on demand. */
export class Comparison implements RelatedCandidate {
  readonly articleId: ArticleId;
  readonly text: number;
  readonly topics: readonly WeighedTopic[];
  readonly byTopic: number;
  readonly daysBefore: number;
  readonly score: number;
  readonly isRelated: boolean;
  readonly back: RelatedCandidate['back'];
  readonly #candidate: ComparedStory;
  readonly #query: RelatedQueryStory;
  readonly #words: WordNumbers;
  #shared: string[] | undefined;
  #places: Map<string, number> | undefined;
  #isCopy: boolean | undefined;

  /** @param scorer has begun with the searching story */
  constructor(candidate: ComparedStory, query: RelatedQueryStory, words: WordNumbers, scorer: Scorer) {
    this.#candidate = candidate;
    this.#query = query;
    this.#words = words;
    const { features, topics, total, everywhere } = query;
    const { text, back } = scorer.score(candidate.vector, candidate.self);
    this.articleId = candidate.articleId;
    this.text = text;
    this.topics = topics.length === 0 ? topics : topics.filter(({ id }) => candidate.topicIds.includes(id));
    this.byTopic = Math.min(
      1,
      this.topics.reduce((sum, { weight }) => sum + weight, 0) / inverseDocumentFrequency(everywhere, 1),
    );
    this.daysBefore = (features.firstReleasedAt - candidate.firstReleasedAt) / DAY_MS;
    this.score = combineScores(text, this.byTopic, this.daysBefore);
    this.isRelated = isRelated(text, this.byTopic, total);
    this.back = {
      text: back,
      score: combineScores(back, this.byTopic, this.daysBefore),
      isRelated: isRelated(Math.min(text, back), this.byTopic, total),
    };
  }

  get vector(): NumberedText {
    return this.#candidate.vector;
  }

  get signature(): Uint8Array | null {
    return this.#candidate.signature;
  }

  get shared(): string[] {
    this.#shared ??= sharedTerms(this.#query.terms, this.#words, this.vector).map(({ word }) => word);
    return this.#shared;
  }

  placeOf(lexeme: string): number {
    this.#places ??= new Map(this.shared.map((shared, place) => [shared, place]));
    return this.#places.get(lexeme) ?? this.shared.length;
  }

  get isCopy(): boolean {
    const { features, vector } = this.#query;
    this.#isCopy ??= addsNoText(this, { signature: features.signature, vector, daysBefore: 0 });
    return this.#isCopy;
  }

  count(lexeme: string): number {
    return countIn(this.vector, this.#words.numberOf(lexeme));
  }
}
