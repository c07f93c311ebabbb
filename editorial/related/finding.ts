import type { Transaction } from '#db/pools';
import type { ArticleId, ReleaseId } from '#db/schema/ids';
import { byIndexes } from './askingWords.ts';
import { type Commonness, rarity, readCommonness } from './commonness.ts';
import { areCopies } from './diversifying.ts';
import { askIndex, type Fit, keepFit, readWords, type WeighedTopic, weighTopics } from './gathering.ts';
import { likeness, nearCopy } from './likeness.ts';
import { countIn, type Numbered, Words } from './numbering.ts';
import type { Relatable } from './relating.ts';
import { combine, isRelated, type Scorer, scorerFor } from './scoring.ts';
import { chooseProbes, weighTerms } from './telling.ts';
import type { Vector } from './vector.ts';

export type Candidate = {
  articleId: ArticleId;
  /** how well it answers the story's telling words, 0 to 1 */
  text: number;
  /** topics both have, rarest first; and how telling they are together, 0 to 1 */
  topics: { name: string; weight: number }[];
  byTopic: number;
  /** days by which it came before the story; negative: after */
  daysBefore: number;
  /** telling words that both have, as Postgres stems them, most telling first */
  shared: string[];
  /** how often it has a word, telling or not; in its headline each counts twice */
  count(lexeme: string): number;
  score: number;
  /** it has business beside the story */
  isRelated: boolean;
  /** the same of the story beside it; asked of the best only */
  back: { text: number; score: number; isRelated: boolean };
  /** it says the same, word for word: it stands beside nothing, but is told of before a release */
  isCopy: boolean;
  vector: Numbered;
  signature: Uint8Array | null;
};

/** How much of what the index finds is asked whether it fits, and how much of that is read whole. */
const asked = 120;
const askedAgain = 2_400;
const read = 100;
/** Fewer than this, and there may have been hundreds of copies in front of what is wanted. */
const enough = 12;
/** Into so many lists a story may come by itself. */
const askedBack = 20;
/** A word that nobody counted is in about so many stories. */
const uncounted = 40;

/** `among`: how many others there are in the language. */
export type Found = { candidates: Candidate[]; among: number };

/** `itself`: how many rows of the index are this very text, 0 or 1; it tells nothing of how common its words are. */
export type Own = { vector: Vector; signature: Uint8Array; linked: ArticleId[]; itself: number };

/**
 * Live stories in the story's language that share telling words or topics with it, best first. Never itself or a
 * translation of it.
 */
export function findCandidates(tx: Transaction, story: Relatable, own: Own): Promise<Found> {
  return byIndexes(tx, () => find(tx, story, own));
}

async function find(tx: Transaction, story: Relatable, own: Own): Promise<Found> {
  const common = await readCommonness(tx, { language: story.article.language, itself: own.itself });
  const [terms, topics] = await Promise.all([
    weighTerms(tx, own, common),
    weighTopics(tx, story, common.everywhere, own.itself),
  ]);
  const ranked = await askIndex(tx, chooseProbes(terms, common.total));
  let fit = await keepFit(tx, story, { releaseIds: ranked.slice(0, asked) });
  if (ranked.length > asked && countNew(fit, own) < enough)
    fit = await keepFit(tx, story, { releaseIds: ranked.slice(0, askedAgain) });
  const best = firstRead(fit, ranked, topics, own);
  const kept = await readWords(tx, best);
  const words = new Words();
  const numbered = words.numbered(own.vector);
  const pool = best.map((one) => {
    const said = kept.get(one.articleId) ?? '';
    return { ...one, vector: typeof said === 'string' ? words.read(said) : words.unpack(said) };
  });
  const rarityOf = rarities(common);
  const { total } = common;
  const averageLength = averageLengthOf(pool);
  const scorer = scorerFor({ own: numbered, terms, words, rarityOf, averageLength, total });
  const candidates = pool
    .map((one) =>
      candidateOf(one, {
        own: { ...own, vector: numbered },
        topics,
        scorer,
        words,
        total,
        everywhere: common.everywhere,
      }),
    )
    .sort((a, b) => b.score - a.score || b.articleId - a.articleId);
  for (const one of candidates.slice(0, askedBack)) {
    const text = scorer.back(one.vector);
    const score = combine(text, one.byTopic, one.daysBefore);
    one.back = { text, score, isRelated: isRelated(Math.min(text, one.text), one.byTopic, total) };
  }
  return { candidates, among: Math.round(total) };
}

const isCopyOf = (own: Own, { signature }: Fit) =>
  signature !== null && likeness(own.signature, signature) >= nearCopy;
const countNew = (fit: Fit[], own: Own) => fit.filter((one) => !isCopyOf(own, one)).length;

/** A few copies are kept, to be told of; the rest are new. What only shares a topic comes last. */
function firstRead(fit: Fit[], ranked: ReleaseId[], topics: WeighedTopic[], own: Own): Fit[] {
  const place = new Map(ranked.map((id, at) => [id, at]));
  const weights = new Map(topics.map(({ id, weight }) => [id, weight]));
  const worth = ({ topicIds }: Fit) => topicIds.reduce((sum, id) => sum + (weights.get(id) ?? 0), 0);
  const byText = fit
    .filter(({ releaseId }) => place.has(releaseId))
    .sort((a, b) => (place.get(a.releaseId) ?? 0) - (place.get(b.releaseId) ?? 0));
  const byTopic = fit
    .filter(({ releaseId, topicIds }) => !place.has(releaseId) && topicIds.length > 0)
    .sort((a, b) => worth(b) - worth(a) || b.articleId - a.articleId);
  const copies = byText.filter((one) => isCopyOf(own, one)).slice(0, 5);
  const fresh = byText.filter((one) => !isCopyOf(own, one)).slice(0, read - copies.length);
  return [...copies, ...fresh, ...byTopic.slice(0, Math.max(16, read - fresh.length))];
}

const averageLengthOf = (pool: { vector: Numbered }[]): number =>
  pool.reduce((sum, { vector }) => sum + vector.length, 0) / (pool.length || 1);

/** How telling words are: those that the planner knows, and by a guess all others. */
function rarities(common: Commonness): (key: number) => number {
  const guess = rarity(common.total, Math.min(uncounted, common.total / 10));
  return (key) => {
    const stories = common.storiesOf(key);
    return stories === undefined ? guess : rarity(common.total, stories);
  };
}

type Given = {
  own: Omit<Own, 'vector'> & { vector: Numbered };
  topics: WeighedTopic[];
  scorer: Scorer;
  words: Words;
  total: number;
  everywhere: number;
};

function candidateOf(
  one: Fit & { vector: Numbered },
  { own, topics, scorer, words, total, everywhere }: Given,
): Candidate {
  const shared = topics.filter(({ id }) => one.topicIds.includes(id));
  const byTopic = Math.min(1, shared.reduce((sum, { weight }) => sum + weight, 0) / rarity(everywhere, 1));
  const text = scorer.text(one.vector);
  return {
    articleId: one.articleId,
    text,
    topics: shared.map(({ name, weight }) => ({ name, weight })),
    byTopic,
    daysBefore: one.daysBefore,
    shared: scorer.shared(one.vector).map(({ word }) => word),
    count: (lexeme) => countIn(one.vector, words.numberOf(lexeme)),
    score: combine(text, byTopic, one.daysBefore),
    isRelated: isRelated(text, byTopic, total),
    back: { text: 0, score: 0, isRelated: false },
    isCopy: areCopies(own, one),
    vector: one.vector,
    signature: one.signature,
  };
}
