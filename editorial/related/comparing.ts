import { countOf, eachShared, type Numbered } from './numbering.ts';

/** How much two texts have in common, 0 to 1: the cosine between their words, each counted by its logarithm. */
export function likenessOfWords(one: { vector: Numbered }, other: { vector: Numbered }): number {
  let shared = 0;
  eachShared(one.vector, other.vector, (a, b) => {
    shared += dampened(a) * dampened(b);
  });
  return shared / (lengthOf(one.vector) * lengthOf(other.vector) || 1);
}

/** What logarithms of small counts are, since a release asks for tens of thousands of them. */
const logs = Float64Array.from({ length: 64 }, (_, count) => 1 + Math.log(Math.max(1, count)));
export const dampened = (count: number): number => logs[count] ?? 1 + Math.log(count);

const lengths = new WeakMap<Numbered, number>();

function lengthOf(vector: Numbered): number {
  const known = lengths.get(vector);
  if (known !== undefined) return known;
  let sum = 0;
  for (const packed of vector.words) sum += dampened(countOf(packed)) ** 2;
  lengths.set(vector, Math.sqrt(sum));
  return Math.sqrt(sum);
}
