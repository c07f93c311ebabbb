import type { Half } from './halves.ts';
import type { Quality } from './judge.ts';

/** The methods of making a list that are compared. */
export const methods = ['related', 'bm25', 'sharedTopic', 'latest', 'tsRank', 'relatedAsTsRank'] as const;
export type Method = (typeof methods)[number];

export const methodNames: Record<Method, string> = {
  related: 'related stories',
  bm25: 'exhaustive BM25',
  sharedTopic: 'shared topic, newest first',
  latest: 'latest',
  tsRank: 'ts_rank of the headline’s words',
  relatedAsTsRank: 'related stories, of the same stories',
};

export const costs = ['relating', 'reading', 'releasing', 'tsRank', 'bm25'] as const;
export type Cost = (typeof costs)[number];

export const costNames: Record<Cost, string> = {
  relating: 'to relate, within the release',
  reading: 'to read the list',
  releasing: 'to release, relating included',
  tsRank: 'ts_rank',
  bm25: 'exhaustive BM25, in memory',
};

/** The figures of one corpus. */
export type CorpusFigures = {
  corpus: string;
  stories: number;
  /** lines of the file that are not stories */
  skipped: number;
  isLabelled: boolean;
  /** the half that was judged; null for all stories */
  half: Half | null;
  storiesPerSecond: number | null;
  quality: Partial<Record<Method, Quality>>;
  /** nDCG@5 of the related stories divided by that of exhaustive BM25; null if one is missing */
  ratio: number | null;
  /** ms per story */
  cost: Partial<Record<Cost, { p50: number; p95: number }>>;
};

/** The message that starts a measurement in a child process. */
export type MeasureOrder = {
  file: string;
  half: Half | null;
  isBaselineOnly: boolean;
  /** the file to which the lists are written */
  out: string | null;
};

/** @returns null if a method was not judged, or the second one has an nDCG of 0 */
export function ratioOf(quality: Quality | undefined, base: Quality | undefined): number | null {
  if (typeof quality?.ndcg !== 'number' || typeof base?.ndcg !== 'number' || base.ndcg === 0) return null;
  return quality.ndcg / base.ndcg;
}
