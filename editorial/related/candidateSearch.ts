import type { Transaction } from '#db/pools.ts';
import type { ArticleId, TopicId } from '#db/schema/ids.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import {
  type DocumentFrequency,
  inverseDocumentFrequency,
  readDocumentFrequency,
} from './documentFrequency.ts';
import {
  readFamilies,
  readStories,
  readTopicLists,
  type Topical,
  type TopicLists,
  topicCountedUpTo,
} from './liveStories.ts';
import { type Postings, readPostings } from './postings.ts';
import type { QueryFeatures } from './queryFeatures.ts';
import type { Relatable } from './relatable.ts';
import { Scorer } from './relatedScore.ts';
import type { Among, RelationQuery } from './relationQuery.ts';
import { type ComparedStory, Comparison, type RelatedCandidate } from './storyComparison.ts';
import { Ranking, type WeighedTerm, type WeighedTopic, weighTerms, wordsToPost } from './termWeights.ts';
import { likeness } from './textSimilarity.ts';
import { WordNumbers } from './wordNumbers.ts';

export type CandidateList = {
  /** best first */
  candidates: RelatedCandidate[];
  /** number of other stories in the language */
  among: number;
  /** the newest live stories of a topic that may be listed as related */
  newestOf(topicId: TopicId): ArticleId[];
  /** the story's BM25 score for its own terms, to be stored */
  self: number;
  posted: readonly number[];
};

/** Maximum candidates from the postings that are compared in full. */
const MAX_CANDIDATES_COMPARED = 100;
/**
 * If fewer candidates than this are not near copies, the search continues, as hundreds of copies may rank above what is
 * wanted.
 */
const MIN_NEW_CANDIDATES = 12;
const MAX_CANDIDATES_IN_SECOND_PASS = 2_000;
/** Minimum number of candidates with a shared topic that are compared. */
const MIN_TOPICAL_CANDIDATES = 16;

/**
 * Finds live stories in the language of each story that share significant terms or topics with it, best first. Never
 * the story itself or a translation of it.
 */
export async function findRelatedCandidates(
  tx: Transaction,
  sought: readonly RelationQuery[],
  owns: readonly QueryFeatures[],
  amongWhat: Among = 'in-turn',
): Promise<CandidateList[]> {
  const isInTurn = amongWhat === 'in-turn';
  const ownIds = isInTurn ? sought.flatMap(({ releaseId }) => releaseId ?? []) : [];
  const common = await readDocumentFrequency(tx, ownIds);
  const posted = owns.map(({ vector }) => wordsToPost(vector, common));
  const postings = await readPostings(tx, new Set(posted.flat()), new Set(ownIds));
  const stories = sought.map(({ story }) => story);
  const search = new Search({
    tx,
    isInTurn,
    common,
    postings,
    topics: await readTopicLists(
      tx,
      [...new Set(stories.flatMap(({ topics }) => topics.map(({ id }) => id)))],
      [...new Set(stories.map(({ article }) => article.language))],
      ownIds,
    ),
    families: await readFamilies(tx, [...new Set(stories.map(familyOf))]),
  });
  const searches = sought.map((one, at) =>
    search.ask({ ...one, own: owns[at] as QueryFeatures, posted: posted[at] ?? [] }),
  );
  await search.read(searches.flatMap(({ ranked, topical }) => [...ranked, ...topical]));
  const found: CandidateList[] = [];
  for (const one of searches) found.push(await search.find(one));
  return found;
}

const familyOf = ({ article }: Relatable): ArticleId => article.translationOf ?? article.id;

type SearchOptions = {
  tx: Transaction;
  /** stories are not stored before the search; each can be found by the following ones */
  isInTurn: boolean;
  common: DocumentFrequency;
  postings: Postings;
  topics: TopicLists;
  families: Map<ArticleId, Set<ArticleId>>;
};
type PreparedSearch = RelationQuery & {
  own: QueryFeatures;
  posted: readonly number[];
  terms: WeighedTerm[];
  total: number;
  everywhere: number;
  /** average length in terms of the stories in its language */
  averageLength: number;
  topics: WeighedTopic[];
  /** releases found through postings and topics */
  ranked: number[];
  topical: number[];
  newest: Map<TopicId, ArticleId[]>;
};

/** The search for related stories of several stories, each of which can be found by the following ones. */
class Search {
  readonly #options: SearchOptions;
  readonly #words = new WordNumbers();
  readonly #scorer = new Scorer(this.#words);
  readonly #ranking: Ranking;
  readonly #stories = new Map<number, ComparedStory>();
  readonly #prepared = new Set<number>();
  /** number and total length of the stories already searched for, by language */
  readonly #before = new Map<Language, { count: number; length: number }>();
  #everywhere: number;

  constructor(options: SearchOptions) {
    this.#options = options;
    this.#ranking = new Ranking(options.postings);
    this.#everywhere = options.common.everywhere;
  }

  /** Determines the rows to read for a story; afterwards the story counts as part of the paper. */
  ask(one: RelationQuery & { own: QueryFeatures; posted: readonly number[] }): PreparedSearch {
    const { common, postings, topics: lists, isInTurn } = this.#options;
    const { story, own, posted, releaseId } = one;
    const itself = isInTurn || releaseId === undefined ? 0 : 1;
    const { language } = story.article;
    const before = this.#before.get(language) ?? { count: 0, length: 0 };
    const stored = common.storiesIn(language);
    const total = Math.max(1, stored + before.count - itself);
    const terms = weighTerms({ vector: own.vector, posted, postings, common, language, itself }, total);
    const everywhere = Math.max(1, this.#everywhere - itself);
    const newest = new Map(
      story.topics.map(({ id }) => [
        id,
        lists.newestOf(id, language).filter(({ articleId }) => this.#mayStandBeside(story, articleId)),
      ]),
    );
    const topics = weighTopics(story, lists, everywhere, itself);
    const ranked = this.#ranking.rank(terms, new Set(posted), MAX_CANDIDATES_COMPARED);
    const prepared: PreparedSearch = {
      ...one,
      terms,
      total,
      everywhere,
      averageLength: (common.averageLengthIn(language) * stored + before.length) / total,
      topics,
      ranked,
      topical: mostShared(newest, topics).slice(
        0,
        Math.max(MIN_TOPICAL_CANDIDATES, MAX_CANDIDATES_COMPARED - ranked.length),
      ),
      newest: new Map([...newest].map(([id, all]) => [id, all.map(({ articleId }) => articleId)])),
    };
    if (releaseId !== undefined && isInTurn) {
      postings.add(releaseId, posted);
      const { firstReleasedAt } = own;
      lists.add(
        story.topics.map(({ id }) => id),
        language,
        { releaseId, articleId: story.article.id, firstReleasedAt },
      );
      this.#before.set(language, {
        count: before.count + 1,
        length: before.length + own.vector.length,
      });
      this.#everywhere += 1;
      this.#prepared.add(releaseId);
    }
    return prepared;
  }

  /** Reads stories that are stored. */
  async read(releaseIds: Iterable<number>): Promise<void> {
    const toRead = new Set<number>();
    for (const id of releaseIds) if (!this.#prepared.has(id)) toRead.add(id);
    for (const id of toRead) this.#prepared.add(id);
    for (const [id, story] of await readStories(this.#options.tx, toRead))
      this.#stories.set(id, { ...story, vector: this.#words.unpack(story.words) });
  }

  async find(search: PreparedSearch): Promise<CandidateList> {
    const { story, own, terms, total, releaseId, posted, newest } = search;
    const { signature, firstReleasedAt } = own;
    let byText = this.#fit(story, search.ranked);
    if (search.ranked.length === MAX_CANDIDATES_COMPARED && countNew(byText, own) < MIN_NEW_CANDIDATES) {
      const more = this.#ranking.rank(terms, new Set(posted), MAX_CANDIDATES_IN_SECOND_PASS);
      await this.read(more);
      byText = this.#fit(story, more).slice(0, MAX_CANDIDATES_COMPARED * 4);
    }
    const there = new Set(byText.map(({ releaseId: id }) => id));
    const pool = [
      ...byText,
      ...this.#fit(story, new Set(search.topical)).filter(({ releaseId: id }) => !there.has(id)),
    ];
    const vector = this.#words.numbered(own.vector);
    const averageLength = search.averageLength || vector.length || 1;
    const self = this.#scorer.begin(vector, terms, averageLength, total);
    const candidates = pool
      .map((one) => new Comparison(one, { ...search, vector }, this.#words, this.#scorer))
      .sort((a, b) => b.score - a.score || b.articleId - a.articleId);
    if (releaseId !== undefined && this.#options.isInTurn) {
      const { id, language } = story.article;
      const topicIds = story.topics.map((topic) => topic.id);
      this.#stories.set(releaseId, {
        ...{ releaseId, articleId: id, language, firstReleasedAt, topicIds, self, signature, vector },
      });
    }
    return {
      candidates,
      among: Math.round(total),
      newestOf: (topicId) => newest.get(topicId) ?? [],
      self,
      posted,
    };
  }

  #mayStandBeside(story: Relatable, articleId: ArticleId): boolean {
    return articleId !== story.article.id && !this.#options.families.get(familyOf(story))?.has(articleId);
  }

  /** Those that are live, in the story's language, and not a translation of it. */
  #fit(story: Relatable, releaseIds: Iterable<number>): ComparedStory[] {
    const fit: ComparedStory[] = [];
    for (const id of releaseIds) {
      const one = this.#stories.get(id);
      if (one?.language === story.article.language && this.#mayStandBeside(story, one.articleId))
        fit.push(one);
    }
    return fit;
  }
}

/** Releases by shared topics, those with the most significant ones first; among equals the newest. */
function mostShared(newest: Map<TopicId, Topical[]>, topics: WeighedTopic[]): number[] {
  const sums = new Map<number, number>();
  for (const { id, weight } of topics)
    for (const { releaseId } of newest.get(id) ?? [])
      sums.set(releaseId, (sums.get(releaseId) ?? 0) + weight);
  return [...sums].sort(([one, a], [other, b]) => b - a || other - one).map(([id]) => id);
}

const countNew = (fit: ComparedStory[], features: QueryFeatures): number =>
  fit.filter(({ signature }) => !signature || likeness(features.signature, signature) < 0.5).length;

/** The story's topics with their weights, the rarest first. */
function weighTopics(
  story: Relatable,
  lists: TopicLists,
  everywhere: number,
  itself: number,
): WeighedTopic[] {
  return story.topics
    .map(({ id, name }) => {
      const count = lists.countOf(id);
      const stories =
        count < topicCountedUpTo ? count - itself : Math.max(count, COMMON_TOPIC_SHARE * everywhere);
      return { id, name, weight: inverseDocumentFrequency(everywhere, stories) };
    })
    .sort((a, b) => b.weight - a.weight);
}

const COMMON_TOPIC_SHARE = 0.06;
