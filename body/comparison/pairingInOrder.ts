import { type Alignable, likenessOf } from './likeness.ts';

/** Items of one kind are versions of one another from this likeness on, items of two kinds (a paragraph that became a
 * heading) from the second. */
const MIN_LIKENESS = 0.4;
const MIN_LIKENESS_OF_KINDS = 0.6;

/** More than any likeness, so that the same id decides. */
const SAME_ID = 2;

/** Maximum comparisons for the best pairing; above it each item takes the first similar one. */
const MAX_COMPARISONS = 2_500;
/** Maximum removed items that an added item is then compared with. */
const MAX_CANDIDATES = 40;

/** Pairs added items with removed ones without crossing, so that the sum of their likeness is greatest. Keys: added items. */
export function pairInOrder<T extends Alignable>(removed: T[], added: T[]): Map<T, T> {
  if (removed.length === 0 || added.length === 0) return new Map();
  return removed.length * added.length > MAX_COMPARISONS
    ? firstSimilar(removed, added)
    : mostAlike(removed, added);
}

/** 0: not versions of one another */
function similarity(older: Alignable, newer: Alignable): number {
  if (older.id !== undefined && older.id === newer.id) return SAME_ID;
  const like = likenessOf(older, newer);
  return like > (older.kind === newer.kind ? MIN_LIKENESS : MIN_LIKENESS_OF_KINDS) ? like : 0;
}

/** By dynamic programming: `best` has, for each start in both lists, the greatest sum from there to the ends. */
function mostAlike<T extends Alignable>(removed: T[], added: T[]): Map<T, T> {
  const scores = removed.map((older) => added.map((newer) => similarity(older, newer)));
  const best = Array.from({ length: removed.length + 1 }, () => new Float64Array(added.length + 1));
  const sumAt = (row: number, column: number) => best[row]?.[column] ?? 0;
  const withPair = (row: number, column: number) => {
    const score = scores[row]?.[column] ?? 0;
    return score > 0 ? score + sumAt(row + 1, column + 1) : 0;
  };
  for (let row = removed.length - 1; row >= 0; row -= 1)
    for (let column = added.length - 1; column >= 0; column -= 1) {
      const sums = best[row] as Float64Array;
      sums[column] = Math.max(withPair(row, column), sumAt(row + 1, column), sumAt(row, column + 1));
    }
  const pairs = new Map<T, T>();
  for (let [row, column] = [0, 0]; row < removed.length && column < added.length; ) {
    const sum = sumAt(row, column);
    if (sum > 0 && withPair(row, column) === sum) {
      pairs.set(added[column] as T, removed[row] as T);
      row += 1;
      column += 1;
    } else if (sumAt(row + 1, column) === sum) row += 1;
    else column += 1;
  }
  return pairs;
}

function firstSimilar<T extends Alignable>(removed: T[], added: T[]): Map<T, T> {
  const placesById = new Map(removed.map(({ id }, at) => [id, at]));
  const pairs = new Map<T, T>();
  let next = 0;
  for (const newer of added) {
    const sameId = newer.id === undefined ? -1 : (placesById.get(newer.id) ?? -1);
    const candidates = removed.slice(next, next + MAX_CANDIDATES);
    const similar = candidates.findIndex((older) => similarity(older, newer) > 0);
    const partner = sameId >= next ? sameId : similar < 0 ? -1 : next + similar;
    const older = removed[partner];
    if (!older) continue;
    pairs.set(newer, older);
    next = partner + 1;
  }
  return pairs;
}
