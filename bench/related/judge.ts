import type { CorpusStory } from './corpus.ts';
import { type AreNearCopies, nearCopiesIn } from './nearCopies.ts';

/** A label that a larger share of the stories has does not make two of them related. */
const MAX_LABEL_SHARE = 0.05;
const JUDGED_PLACES = 5;
export const SHOWN_PLACES = 6;

/** The list of each story: earlier stories, best first. Stories are numbered in the order of release. */
export type Lists = Map<number, number[]>;

export type Quality = {
  /** mean over the judged stories; null if none is judged */
  ndcg: number | null;
  /** number of stories that have an earlier related one */
  judged: number;
  /** share of the non-empty lists that contain a near copy of the story or of another member */
  nearCopies: number;
  /** number of lists of each length, 0 to 6 */
  lengths: number[];
  /** share of all lists that have fewer than five members */
  short: number;
  /** stories with five earlier related ones without near copies; `richShort`: share of their lists below five */
  rich: number;
  richShort: number;
};

/**
 * Judges lists by the labels of a corpus: two stories are related if they share a label. Near copies are related too,
 * but a list should not contain them, so a story with many near copies cannot reach a score of 1.
 */
export function judgeFor(corpus: readonly CorpusStory[], areNearCopies = nearCopiesIn(corpus)) {
  const events = eventLabels(corpus);
  const earlier = relatedEarlier(events, areNearCopies);
  const isRelated = (a: number, b: number) => (events[a] ?? []).some((label) => events[b]?.includes(label));

  /** @param stories numbers of the stories to judge */
  return function judge(lists: Lists, stories: Iterable<number>): Quality {
    const quality = { judged: 0, nearCopies: 0, lengths: Array(SHOWN_PLACES + 1).fill(0) };
    const sums = { gain: 0, short: 0, rich: 0, richShort: 0, filled: 0 };
    for (const at of stories) {
      const list = (lists.get(at) ?? []).slice(0, SHOWN_PLACES);
      const hasCopies = [at, ...list].some(isCopyOfEarlier(areNearCopies));
      const { all: ideal = 0, distinct = 0 } = earlier[at] ?? {};
      if (ideal > 0) {
        quality.judged += 1;
        const hits = list.slice(0, JUDGED_PLACES).map((listed) => isRelated(at, listed));
        sums.gain += gain(hits) / gain(Array(ideal).fill(true));
      }
      quality.lengths[list.length] += 1;
      const isShort = list.length < JUDGED_PLACES;
      if (isShort) sums.short += 1;
      if (distinct === JUDGED_PLACES) sums.rich += 1;
      if (distinct === JUDGED_PLACES && isShort) sums.richShort += 1;
      if (list.length > 0) sums.filled += 1;
      if (hasCopies) quality.nearCopies += 1;
    }
    const all = quality.lengths.reduce((sum, count) => sum + count, 0);
    return {
      ...quality,
      ndcg: quality.judged === 0 ? null : sums.gain / quality.judged,
      nearCopies: quality.nearCopies / (sums.filled || 1),
      short: sums.short / (all || 1),
      rich: sums.rich,
      richShort: sums.richShort / (sums.rich || 1),
    };
  };
}

/** The labels of each story that name an event: those that are not too frequent. */
function eventLabels(corpus: readonly CorpusStory[]): string[][] {
  const counts = new Map<string, number>();
  for (const { labels } of corpus)
    for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  // A label of two stories is valid in a corpus of any size.
  const maxStories = Math.max(2, MAX_LABEL_SHARE * corpus.length);
  return corpus.map(({ labels }) => labels.filter((label) => (counts.get(label) ?? 0) <= maxStories));
}

/** For each story, its earlier related stories (`all`), and those without near copies (`distinct`); at most 5. */
function relatedEarlier(events: string[][], areNearCopies: AreNearCopies) {
  const carriers = new Map<string, number[]>();
  return events.map((labels, at) => {
    const earlier = new Set(labels.flatMap((label) => carriers.get(label) ?? []));
    const distinct: number[] = [];
    for (const story of [...earlier].sort((a, b) => b - a)) {
      if (distinct.length === JUDGED_PLACES) break;
      if (![at, ...distinct].some((other) => areNearCopies(story, other))) distinct.push(story);
    }
    for (const label of labels) {
      const stories = carriers.get(label) ?? [];
      stories.push(at);
      carriers.set(label, stories);
    }
    return { all: Math.min(JUDGED_PLACES, earlier.size), distinct: distinct.length };
  });
}

const isCopyOfEarlier = (areNearCopies: AreNearCopies) => (story: number, place: number, all: number[]) =>
  all.slice(0, place).some((other) => areNearCopies(story, other));

/** Discounted cumulative gain (Järvelin and Kekäläinen, 2002). */
const gain = (hits: boolean[]): number =>
  hits.reduce((sum, hit, place) => sum + (hit ? 1 / Math.log2(place + 2) : 0), 0);
