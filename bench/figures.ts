/** One measured number. */
export type Figure = {
  /** what is measured, such as "hits, brotli" */
  what: string;
  value: number;
  /** such as "ms", "/s", "kB" (1,000 bytes), "MB" (1,000,000 bytes) */
  unit: string;
  /** conditions that matter when judging the value */
  note?: string;
};

/** The figures of one measure. `skipped` says why it could not run on this machine. */
export type Measured = { title: string; how: string; figures: Figure[]; skipped?: string };

/** The percentile by nearest rank; `share` is 0 to 1. NaN for an empty list. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** One figure in ms for each percentile in `shares` (0 to 1). No figures without durations. */
export function durations(what: string, ms: readonly number[], shares: readonly number[]): Figure[] {
  if (ms.length === 0) return [];
  return shares.map((share) => ({
    what: `${what}, p${share * 100}`,
    value: percentile(ms, share),
    unit: 'ms',
    note: `n = ${ms.length}`,
  }));
}
