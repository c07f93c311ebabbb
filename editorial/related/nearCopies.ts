import { likeness, MIN_COPY_LIKENESS } from './textSimilarity.ts';
import { countShared, type NumberedText } from './wordNumbers.ts';

/** A text is redundant if another text contains at least this share of it word for word. */
const MIN_CONTAINED_SHARE = 0.8;
/** Two texts are versions of one text if they share at least this part of their shingles; the newer is kept. */
const MIN_VERSION_LIKENESS = MIN_COPY_LIKENESS;
/** Texts too short for shingles count as copies if they share at least this part of their terms. */
const MIN_COMMON_TERMS_SHARE = 0.7;
/** Minimum terms of compared texts: shorter texts are similar by chance. */
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

/** Whether `other` contains nearly all of `one` word for word, so that `one` is a copy or a shorter version. */
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
 * The best of some stories, without redundant ones. Of two near copies the longer or the newer stays, at the position
 * of the better one. @param stories best first @param adds whether a story may be listed at all; called until enough
 * are found
 */
export function withoutNearCopies<Story extends DatedText>(
  stories: readonly Story[],
  most: number,
  adds: (story: Story) => boolean = () => true,
): Story[] {
  const chosen: Story[] = [];
  for (const story of stories) {
    if (!adds(story) || chosen.some((other) => addsNoText(story, other))) continue;
    const lesser = chosen.findIndex((other) => addsNoText(other, story));
    if (lesser >= 0) chosen[lesser] = story;
    else if (chosen.length < most) chosen.push(story);
    if (chosen.length === most) break;
  }
  return chosen;
}
