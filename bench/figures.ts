/** One measured number. */
export type Figure = {
  /** of what, such as "hits, brotli" */
  what: string;
  value: number;
  /** such as "ms", "/s", "kB" (1,000 bytes), "MB" (1,000,000 bytes) */
  unit: string;
  /** what a reader must know to judge it */
  note?: string;
};

/** One measure's figures, or why it could not be taken here. */
export type Measured = { title: string; how: string; figures: Figure[]; skipped?: string };

/** The value below which a share of all lies, by nearest rank. NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** Figures for the given shares of some durations in ms. */
export function durations(what: string, ms: readonly number[], shares: readonly number[]): Figure[] {
  if (ms.length === 0) return [];
  return shares.map((share) => ({
    what: `${what}, p${share * 100}`,
    value: percentile(ms, share),
    unit: 'ms',
    note: `n = ${ms.length}`,
  }));
}
