import { likeness, nearCopy } from './likeness.ts';
import { eachShared, type Numbered } from './numbering.ts';

/** Beside which of the best the others are weighed. */
const considered = 40;
/** What a story's own score counts; the rest is how unlike it is what stands there already. */
const ownShare = 0.85;
/** From here on two texts have so many of their words in common that a reader gains nothing by the second. */
const sameWords = 0.7;
/** Texts of fewer words are alike by chance. */
const fewestWords = 12;

type Text = { signature: Uint8Array | null; vector: Numbered };

/** Whether two texts are near copies: by their shingles, or, where those are too few, by their words. */
export function areCopies(one: Text, other: Text): boolean {
  if (one.signature && other.signature && likeness(one.signature, other.signature) >= nearCopy) return true;
  return shareOfWords(one.vector, other.vector) >= sameWords;
}

/** Of all the words of two texts, how many both have. */
export function shareOfWords(one: Numbered, other: Numbered): number {
  const sizes = [one.words.length, other.words.length];
  const [fewer, more] = [Math.min(...sizes), Math.max(...sizes)];
  if (fewer < fewestWords || fewer < sameWords * more) return 0;
  let both = 0;
  eachShared(one, other, () => {
    both += 1;
  });
  return both / (fewer + more - both);
}

/**
 * An order in which each story adds something to those before it (maximal marginal relevance; Carbonell and Goldstein,
 * 1998), without near copies of one another.
 * @param given best first
 */
export function diversify<One extends Text & { score: number }>(
  given: One[],
  most: number,
  alike: (one: One, other: One) => number,
): One[] {
  const best = given[0]?.score || 1;
  const left = given.slice(0, considered).map((one) => ({ one, nearest: 0 }));
  const chosen: One[] = [];
  while (chosen.length < most && left.length > 0) {
    const worth = ({ one, nearest }: (typeof left)[number]) =>
      (ownShare * one.score) / best - (1 - ownShare) * nearest;
    const [next] = left.splice(
      left.reduce((top, entry, at) => (worth(entry) > worth(left[top] ?? entry) ? at : top), 0),
      1,
    );
    if (!next) break;
    if (chosen.some((one) => areCopies(one, next.one))) continue;
    chosen.push(next.one);
    for (const entry of left) entry.nearest = Math.max(entry.nearest, alike(entry.one, next.one));
  }
  return chosen;
}
