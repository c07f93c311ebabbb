import { likeness, nearCopy } from './textSimilarity.ts';
import { countShared, type NumberedText } from './wordNumbers.ts';

/** Share of a text contained word for word in another from which it is redundant for a reader of the other. */
const MIN_CONTAINED_SHARE = 0.8;
/** Share of common shingles from which two texts are versions of one text, of which the newer is kept. */
const MIN_VERSION_LIKENESS = nearCopy;
/** Share of common terms from which texts too short for shingles count as copies. */
const MIN_COMMON_TERMS_SHARE = 0.7;
/** Texts of fewer terms are similar by chance. */
const MIN_TERMS = 12;

export type ComparedText = { signature: Uint8Array | null; vector: NumberedText };
/** `daysBefore`: how many days before the searching story it was released */
export type DatedText = ComparedText & { daysBefore: number };

/** Whether `one` is redundant for a reader of `other`: it is contained in it, or is an older version of it. */
export function addsNoText(one: DatedText, other: DatedText): boolean {
  if (isContained(one, other)) return true;
  if (one.daysBefore < other.daysBefore || !one.signature || !other.signature) return false;
  return likeness(one.signature, other.signature) >= MIN_VERSION_LIKENESS;
}

/** Whether nearly all of one text is in another, word for word: it is a copy, or a shorter version. */
export function isContained(one: ComparedText, other: ComparedText): boolean {
  if (one.signature?.length && other.signature?.length) {
    const alike = likeness(one.signature, other.signature);
    if (alike === 0) return false;
    // `alike` is the share of common shingles in the union of both sets.
    const both = (alike / (1 + alike)) * (one.vector.length + other.vector.length);
    return both >= MIN_CONTAINED_SHARE * one.vector.length;
  }
  return shareOfWords(one.vector, other.vector) >= MIN_COMMON_TERMS_SHARE;
}

/** Share of common terms in the union of two texts' terms. */
export function shareOfWords(one: NumberedText, other: NumberedText): number {
  const sizes = [one.words.length, other.words.length];
  const [fewer, more] = [Math.min(...sizes), Math.max(...sizes)];
  if (fewer < MIN_TERMS || fewer < MIN_COMMON_TERMS_SHARE * more) return 0;
  const both = countShared(one, other);
  return both / (fewer + more - both);
}

/**
 * The best of some stories, without those that are redundant beside the others. Of two such, the longer or the newer is
 * kept, in the place of the better one. @param stories best first @param adds whether a story is wanted at all; called
 * until enough are found
 */
export function withoutNearCopies<One extends DatedText>(
  stories: readonly One[],
  most: number,
  adds: (one: One) => boolean = () => true,
): One[] {
  const chosen: One[] = [];
  for (const one of stories) {
    if (!adds(one) || chosen.some((other) => addsNoText(one, other))) continue;
    const lesser = chosen.findIndex((other) => addsNoText(other, one));
    if (lesser >= 0) chosen[lesser] = one;
    else if (chosen.length < most) chosen.push(one);
    if (chosen.length === most) break;
  }
  return chosen;
}
