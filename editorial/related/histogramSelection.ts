const HISTOGRAM_BUCKETS = 256;

/** Selects the elements of `touched` with the greatest sums by a histogram: at least `most`, unordered. */
export function selectGreatest(touched: number[], sums: Float64Array, most: number): number[] {
  if (touched.length <= most) return touched.slice();
  let top = 0;
  for (const number of touched) top = Math.max(top, sums[number] as number);
  const bucketOf = (number: number) => Math.floor(((sums[number] as number) / top) * (HISTOGRAM_BUCKETS - 1));
  const counts = new Uint32Array(HISTOGRAM_BUCKETS);
  for (const number of touched) (counts[bucketOf(number)] as number) += 1;
  let least = HISTOGRAM_BUCKETS - 1;
  for (let above = counts[least] as number; least > 0 && above < most; above += counts[least] as number)
    least -= 1;
  return touched.filter((number) => bucketOf(number) >= least);
}
