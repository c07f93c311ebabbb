import type { CorpusStory } from './corpus.ts';
import { type Lists, SHOWN_PLACES } from './judge.ts';
import { type AreNearCopies, nearCopiesIn } from './nearCopies.ts';
import { type TermsOf, termsOf } from './terms.ts';

/** The usual constants of BM25 (Robertson and Zaragoza, 2009). */
const k1 = 1.2;
const b = 0.75;

export type Bm25Options = {
  terms?: TermsOf;
  /** whether a term is weighted by how often it occurs in the query */
  isCounted?: boolean;
  areNearCopies?: AreNearCopies;
  /** is called with the duration of each list in ms */
  onQuery?(ms: number): void;
};

/**
 * The lists of exhaustive BM25. The query is the whole text of a story; every earlier story of its language is scored,
 * with the statistics of these stories. Near copies of the story or of a higher ranked one are left out.
 */
export function exhaustiveLists(corpus: readonly CorpusStory[], options: Bm25Options = {}): Lists {
  const { terms = termsOf, isCounted = true, areNearCopies = nearCopiesIn(corpus), onQuery } = options;
  const indexes = new Map<string, ReturnType<typeof createIndex>>();
  const lists: Lists = new Map();
  for (const [at, story] of corpus.entries()) {
    const began = performance.now();
    const index = indexes.get(story.language) ?? createIndex();
    indexes.set(story.language, index);
    const counts = countsOf(terms(story));
    const scores = index.score(counts, isCounted);
    lists.set(at, bestOf(scores, index.stories, at, areNearCopies));
    index.add(at, counts);
    onQuery?.(performance.now() - began);
  }
  return lists;
}

type Posting = { places: number[]; counts: number[] };

/** An inverted index that grows by one story at a time. */
function createIndex() {
  const postings = new Map<string, Posting>();
  const stories: number[] = [];
  const lengths: number[] = [];
  let total = 0;
  return {
    /** numbers in the corpus, by position in the index */
    stories,
    /** The score of each story, by position in the index. */
    score(query: Map<string, number>, isCounted: boolean): Float64Array {
      const scores = new Float64Array(stories.length);
      const average = total / stories.length;
      const norms = Float64Array.from(lengths, (length) => k1 * (1 - b + (b * length) / average));
      for (const [term, queryCount] of query) {
        const { places, counts } = postings.get(term) ?? { places: [], counts: [] };
        const idf = Math.log(1 + (stories.length - places.length + 0.5) / (places.length + 0.5));
        const weight = (isCounted ? queryCount : 1) * idf * (k1 + 1);
        for (let at = 0; at < places.length; at++) {
          const [place, count] = [places[at] as number, counts[at] as number];
          scores[place] = (scores[place] as number) + (weight * count) / (count + (norms[place] as number));
        }
      }
      return scores;
    },
    add(story: number, counted: Map<string, number>): void {
      let length = 0;
      for (const [term, count] of counted) {
        const posting = postings.get(term) ?? { places: [], counts: [] };
        posting.places.push(stories.length);
        posting.counts.push(count);
        postings.set(term, posting);
        length += count;
      }
      stories.push(story);
      lengths.push(length);
      total += length;
    },
  };
}

/** The six best stories without near copies, on equal scores the newer first. Changes `scores`. */
function bestOf(
  scores: Float64Array,
  stories: number[],
  query: number,
  areNearCopies: AreNearCopies,
): number[] {
  const best: number[] = [];
  while (best.length < SHOWN_PLACES) {
    let top = -1;
    let topScore = 0;
    for (let place = 0; place < scores.length; place++) {
      const score = scores[place] as number;
      if (score > 0 && score >= topScore) [top, topScore] = [place, score];
    }
    if (top < 0) break;
    scores[top] = 0;
    const story = stories[top] as number;
    if (![query, ...best].some((listed) => areNearCopies(story, listed))) best.push(story);
  }
  return best;
}

function countsOf(terms: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
