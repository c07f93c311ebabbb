import type { Transaction } from '#db/pools.ts';
import type { ArticleId, TopicId } from '#db/schema/ids.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import type { DocumentFrequency } from './documentFrequency.ts';
import { readStories, type TopicLists } from './liveStories.ts';
import type { Postings } from './postings.ts';
import type { QueryFeatures } from './queryFeatures.ts';
import type { Relatable } from './relatable.ts';
import { Scorer } from './relatedScore.ts';
import type { RelationQuery } from './relationQuery.ts';
import { type ComparedStory, Comparison, type RelatedCandidate } from './storyComparison.ts';
import { Ranking, type WeighedTerm, type WeighedTopic, weighTerms } from './termWeights.ts';
import { likeness } from './textSimilarity.ts';
import { mostShared, weighTopics } from './topicWeights.ts';
import { WordNumbers } from './wordNumbers.ts';

export type CandidateList = {
  /** best first */
  candidates: RelatedCandidate[];
  /** how many others there are in the language */
  among: number;
  /** the newest live stories of a topic that may stand beside the story */
  newestOf(topicId: TopicId): ArticleId[];
  /** what is to be remembered of the story */
  self: number;
  posted: readonly number[];
};

/** How many of what the postings find are compared with the story. */
const compared = 100;
/** Fewer than this that are no copies, and there may be hundreds of copies in front of what is wanted. */
const enough = 12;
const comparedAgain = 2_000;
/** Of those that share a topic so many are compared at least. */
const leastTopical = 16;

export const familyOf = ({ article }: Relatable): ArticleId => article.translationOf ?? article.id;

type Given = {
  tx: Transaction;
  /** stories are not stored before they are asked about, and then are there for those after them */
  isInTurn: boolean;
  common: DocumentFrequency;
  postings: Postings;
  topics: TopicLists;
  families: Map<ArticleId, Set<ArticleId>>;
};
type Asked = RelationQuery & {
  own: QueryFeatures;
  posted: readonly number[];
  terms: WeighedTerm[];
  total: number;
  everywhere: number;
  /** of the stories in its language, in words */
  averageLength: number;
  topics: WeighedTopic[];
  /** releases that the postings and the topics bring */
  ranked: number[];
  topical: number[];
  newest: Map<TopicId, ArticleId[]>;
};

/** The search for the relations of some stories, each of which is there for those after it. */
export class RelatedSearch {
  readonly #given: Given;
  readonly #words = new WordNumbers();
  readonly #scorer = new Scorer(this.#words);
  readonly #ranking: Ranking;
  readonly #stories = new Map<number, ComparedStory>();
  readonly #asked = new Set<number>();
  /** stories of the list that were asked about already, by language */
  readonly #before = new Map<Language, { count: number; length: number }>();
  #everywhere: number;

  constructor(given: Given) {
    this.#given = given;
    this.#ranking = new Ranking(given.postings);
    this.#everywhere = given.common.everywhere;
  }

  /** What of the paper is to be read for a story; afterwards the story is part of the paper. */
  ask(one: RelationQuery & { own: QueryFeatures; posted: readonly number[] }): Asked {
    const { common, postings, topics: lists, isInTurn } = this.#given;
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
    const ranked = this.#ranking.rank(terms, new Set(posted), compared);
    const asked: Asked = {
      ...one,
      terms,
      total,
      everywhere,
      averageLength: (common.averageLengthIn(language) * stored + before.length) / total,
      topics,
      ranked,
      topical: mostShared(newest, topics).slice(0, Math.max(leastTopical, compared - ranked.length)),
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
      this.#asked.add(releaseId);
    }
    return asked;
  }

  /** Reads stories, as far as they are stored. */
  async read(releaseIds: Iterable<number>): Promise<void> {
    const wanted = new Set<number>();
    for (const id of releaseIds) if (!this.#asked.has(id)) wanted.add(id);
    for (const id of wanted) this.#asked.add(id);
    for (const [id, story] of await readStories(this.#given.tx, wanted))
      this.#stories.set(id, { ...story, vector: this.#words.unpack(story.words) });
  }

  async find(asked: Asked): Promise<CandidateList> {
    const { story, own, terms, total, releaseId, posted, newest } = asked;
    const { signature, firstReleasedAt } = own;
    let byText = this.#fit(story, asked.ranked);
    if (asked.ranked.length === compared && countNew(byText, own) < enough) {
      const more = this.#ranking.rank(terms, new Set(posted), comparedAgain);
      await this.read(more);
      byText = this.#fit(story, more).slice(0, compared * 4);
    }
    const there = new Set(byText.map(({ releaseId: id }) => id));
    const pool = [
      ...byText,
      ...this.#fit(story, new Set(asked.topical)).filter(({ releaseId: id }) => !there.has(id)),
    ];
    const vector = this.#words.numbered(own.vector);
    const averageLength = asked.averageLength || vector.length || 1;
    const self = this.#scorer.begin(vector, terms, averageLength, total);
    const candidates = pool
      .map((one) => new Comparison(one, { ...asked, vector }, this.#words, this.#scorer))
      .sort((a, b) => b.score - a.score || b.articleId - a.articleId);
    if (releaseId !== undefined && this.#given.isInTurn) {
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
    return articleId !== story.article.id && !this.#given.families.get(familyOf(story))?.has(articleId);
  }

  /** Those that are live, in the story's language and no version of it. */
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

const countNew = (fit: ComparedStory[], own: QueryFeatures): number =>
  fit.filter(({ signature }) => !signature || likeness(own.signature, signature) < 0.5).length;
