import type { Vector } from './vector.ts';

/** How much two texts have in common, 0 to 1: the cosine between their words, each counted by its logarithm. */
export function likenessOfWords(one: { vector: Vector }, other: { vector: Vector }): number {
  const [less, more] =
    one.vector.terms.size < other.vector.terms.size ? [one.vector, other.vector] : [other.vector, one.vector];
  let shared = 0;
  for (const [word, count] of less.terms) {
    const there = more.terms.get(word);
    if (there !== undefined) shared += saying(count) * saying(there);
  }
  return shared / (lengthOf(less) * lengthOf(more) || 1);
}

const saying = (count: number): number => 1 + Math.log(count);

const lengths = new WeakMap<Vector, number>();

function lengthOf(vector: Vector): number {
  const known = lengths.get(vector);
  if (known !== undefined) return known;
  let sum = 0;
  for (const count of vector.terms.values()) sum += saying(count) ** 2;
  lengths.set(vector, Math.sqrt(sum));
  return Math.sqrt(sum);
}
