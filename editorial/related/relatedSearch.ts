import type { Transaction } from '#db/pools.ts';
import type { ArticleId, TopicId } from '#db/schema/ids.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import type { DocumentFrequency } from './documentFrequency.ts';
import { readStories } from './liveStories.ts';
import { Ranking } from './postingRanking.ts';
import type { Postings } from './postings.ts';
import type { QueryFeatures } from './queryFeatures.ts';
import type { Relatable, RelationQuery } from './relatable.ts';
import { Scorer } from './relatedScore.ts';
import { type ComparedStory, Comparison, type RelatedCandidate } from './storyComparison.ts';
import { type WeighedTerm, type WeighedTopic, weighTerms } from './termWeights.ts';
import { likeness, MIN_COPY_LIKENESS } from './textSimilarity.ts';
import { mostShared, type TopicLists, weighTopics } from './topicLists.ts';
import { WordNumbers } from './wordNumbers.ts';

export type CandidateList = {
  /** best first */
  candidates: RelatedCandidate[];
  /** number of other stories in the language */
  among: number;
  /** the newest live stories of a topic that the story's list may contain */
  newestOf(topicId: TopicId): ArticleId[];
  /** the story's score for its own terms, and the terms by which it can be found: stored with the story */
  self: number;
  posted: readonly number[];
};

/** Maximum stories found by terms that are compared with the story. */
const MAX_COMPARED = 100;
/** With fewer candidates that are no copies, more stories are compared: hundreds of copies may rank before others. */
const MIN_NEW_CANDIDATES = 12;
const MAX_COMPARED_AGAIN = 2_000;
/** Stories found by topics that are compared in any case. */
const MIN_TOPICAL = 16;

export const familyOf = ({ article }: Relatable): ArticleId => article.translationOf ?? article.id;

type SearchedPaper = {
  tx: Transaction;
  /** whether the stories are not stored yet, and each is found by the queries after it */
  isInTurn: boolean;
  common: DocumentFrequency;
  postings: Postings;
  topics: TopicLists;
  families: Map<ArticleId, Set<ArticleId>>;
};
type FeaturedQuery = RelationQuery & { features: QueryFeatures; posted: readonly number[] };
type PreparedQuery = FeaturedQuery & {
  terms: WeighedTerm[];
  total: number;
  everywhere: number;
  /** of the stories in its language, in terms */
  averageLength: number;
  topics: WeighedTopic[];
  /** releases found by the postings, and by the topics */
  ranked: number[];
  topical: number[];
  newest: Map<TopicId, ArticleId[]>;
};

/** The search for the stories related to several stories. */
export class RelatedSearch {
  readonly #paper: SearchedPaper;
  readonly #words = new WordNumbers();
  readonly #scorer = new Scorer(this.#words);
  readonly #ranking: Ranking;
  readonly #stories = new Map<number, ComparedStory>();
  /** releases that have been read, or that `prepare` has added */
  readonly #known = new Set<number>();
  /** stories that `prepare` has added, by language */
  readonly #before = new Map<Language, { count: number; length: number }>();
  #everywhere: number;

  constructor(paper: SearchedPaper) {
    this.#paper = paper;
    this.#ranking = new Ranking(paper.postings);
    this.#everywhere = paper.common.everywhere;
  }

  /** Determines which releases must be read for a story. If `isInTurn`, later queries can then find the story. */
  prepare(query: FeaturedQuery): PreparedQuery {
    const { common, postings, topics: lists, isInTurn } = this.#paper;
    const { story, features, posted, releaseId } = query;
    const itself = isInTurn || releaseId === undefined ? 0 : 1;
    const { language } = story.article;
    const before = this.#before.get(language) ?? { count: 0, length: 0 };
    const stored = common.storiesIn(language);
    const total = Math.max(1, stored + before.count - itself);
    const terms = weighTerms({ vector: features.vector, posted, postings, common, language, itself }, total);
    const everywhere = Math.max(1, this.#everywhere - itself);
    const topicIds = story.topics.map(({ id }) => id);
    const newestOf = (id: TopicId) =>
      lists.newestOf(id, language).filter(({ articleId }) => this.#mayBeListed(story, articleId));
    const newest = new Map(topicIds.map((id) => [id, newestOf(id)]));
    const topics = weighTopics(story, lists, everywhere, itself);
    const ranked = this.#ranking.rank(terms, new Set(posted), MAX_COMPARED);
    const prepared: PreparedQuery = {
      ...query,
      terms,
      total,
      everywhere,
      averageLength: (common.averageLengthIn(language) * stored + before.length) / total,
      topics,
      ranked,
      topical: mostShared(newest, topics).slice(0, Math.max(MIN_TOPICAL, MAX_COMPARED - ranked.length)),
      newest: new Map([...newest].map(([id, all]) => [id, all.map(({ articleId }) => articleId)])),
    };
    if (releaseId !== undefined && isInTurn) {
      postings.add(releaseId, posted);
      const { firstReleasedAt, vector } = features;
      lists.add(topicIds, language, { releaseId, articleId: story.article.id, firstReleasedAt });
      this.#before.set(language, { count: before.count + 1, length: before.length + vector.length });
      this.#everywhere += 1;
      this.#known.add(releaseId);
    }
    return prepared;
  }

  /** Reads the stored stories of some releases, each only once. */
  async read(releaseIds: readonly number[]): Promise<void> {
    const wanted = new Set(releaseIds.filter((id) => !this.#known.has(id)));
    for (const id of wanted) this.#known.add(id);
    for (const [id, story] of await readStories(this.#paper.tx, wanted))
      this.#stories.set(id, { ...story, vector: this.#words.unpack(story.words) });
  }

  /** Finds the candidates for a story. If `isInTurn`, the queries after it find the story. */
  async find(query: PreparedQuery): Promise<CandidateList> {
    const { story, features, terms, total, releaseId, posted, newest } = query;
    const { signature, firstReleasedAt } = features;
    let byText = this.#fit(story, query.ranked);
    if (query.ranked.length === MAX_COMPARED && countNew(byText, features) < MIN_NEW_CANDIDATES) {
      const more = this.#ranking.rank(terms, new Set(posted), MAX_COMPARED_AGAIN);
      await this.read(more);
      byText = this.#fit(story, more).slice(0, MAX_COMPARED * 4);
    }
    const pool = new Set([...byText, ...this.#fit(story, query.topical)]);
    const vector = this.#words.numbered(features.vector);
    const averageLength = query.averageLength || vector.length || 1;
    const self = this.#scorer.begin(vector, terms, averageLength, total);
    const candidates = Array.from(
      pool,
      (other) => new Comparison(other, { ...query, vector }, this.#words, this.#scorer),
    ).sort((a, b) => b.score - a.score || b.articleId - a.articleId);
    if (releaseId !== undefined && this.#paper.isInTurn) {
      const { id: articleId, language } = story.article;
      const topicIds = story.topics.map(({ id }) => id);
      const compared = { articleId, language, firstReleasedAt, topicIds, self, signature, vector };
      this.#stories.set(releaseId, { releaseId, ...compared });
    }
    const newestOf = (topicId: TopicId) => newest.get(topicId) ?? [];
    return { candidates, among: Math.round(total), newestOf, self, posted };
  }

  #mayBeListed(story: Relatable, articleId: ArticleId): boolean {
    return articleId !== story.article.id && !this.#paper.families.get(familyOf(story))?.has(articleId);
  }

  /** Those of the releases that are in the story's language, without the story itself and its translations. */
  #fit(story: Relatable, releaseIds: readonly number[]): ComparedStory[] {
    return releaseIds
      .flatMap((id) => this.#stories.get(id) ?? [])
      .filter(
        (other) => other.language === story.article.language && this.#mayBeListed(story, other.articleId),
      );
  }
}

const countNew = (fit: ComparedStory[], features: QueryFeatures): number =>
  fit.filter(({ signature }) => !signature || likeness(features.signature, signature) < MIN_COPY_LIKENESS)
    .length;
