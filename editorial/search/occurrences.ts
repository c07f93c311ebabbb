/** How often a story contains a word, by place. */
export type Occurrences = { headline: number; standfirst: number; text: number };

/** A tsvector stores at most 256 positions of a word. */
const MAX_POSITIONS = 256;
const sums: number[] = [0];
for (let count = 1; count <= MAX_POSITIONS; count++) sums.push((sums[count - 1] ?? 0) + 1 / (count * count));

/** ts_rank divides by the sum of all 1/n². */
const wholeSum = Math.PI ** 2 / 6;

/**
 * The number of positions behind a ts_rank value with weights of 1: for one word it is Σ 1/n² over its positions,
 * divided by π²/6. A tsvector cannot be queried for the count directly, so it is computed from the rank.
 */
export function occurrencesOfRank(rank: number): number {
  const sum = rank * wholeSum;
  let [low, high] = [0, MAX_POSITIONS];
  while (low < high) {
    const middle = (low + high) >> 1;
    // half of the distance to the next value, as tolerance for rounding
    const after = 1 / (2 * (middle + 1) ** 2);
    if ((sums[middle] ?? 0) + after < sum) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Computes occurrences from three ranks: over all positions, over headline and standfirst, and over the headline. */
export function occurrencesOf([allRank = 0, leadRank = 0, headlineRank = 0]: number[]): Occurrences {
  const headline = occurrencesOfRank(headlineRank);
  const leading = occurrencesOfRank(leadRank);
  return { headline, standfirst: leading - headline, text: occurrencesOfRank(allRank) - leading };
}
