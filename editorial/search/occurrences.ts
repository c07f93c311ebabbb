/** How often a story has a word, by where. */
export type Occurrences = { headline: number; standfirst: number; text: number };

/** A tsvector keeps at most 256 places of a word. */
const most = 256;
const sums: number[] = [0];
for (let count = 1; count <= most; count++) sums.push((sums[count - 1] ?? 0) + 1 / (count * count));

/** ts_rank divides by the sum of all 1/n². */
const wholeSum = Math.PI ** 2 / 6;

/**
 * The number of places that ts_rank has seen, if each weighed 1: for one word it gives Σ 1/n² over them, divided by
 * π²/6. Reading that backwards is how a tsvector, which can't be asked, tells how often it has a word.
 */
export function occurrencesOfRank(rank: number): number {
  const sum = rank * wholeSum;
  let [low, high] = [0, most];
  while (low < high) {
    const middle = (low + high) >> 1;
    // halfway to the next is what rounding may have moved it by
    const after = 1 / (2 * (middle + 1) ** 2);
    if ((sums[middle] ?? 0) + after < sum) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Of three such ranks: over all places, over those in headline and standfirst, over those in the headline. */
export function occurrencesOf([all = 0, led = 0, headed = 0]: number[]): Occurrences {
  const headline = occurrencesOfRank(headed);
  const leading = occurrencesOfRank(led);
  return { headline, standfirst: leading - headline, text: occurrencesOfRank(all) - leading };
}
