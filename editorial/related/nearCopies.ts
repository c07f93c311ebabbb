import { likeness, nearCopy } from './textSimilarity.ts';
import { eachShared, type NumberedText } from './wordNumbers.ts';

/** From here on a reader of one text gains nothing by another: so much of what the other says, word for word, the one says. */
const saidAlready = 0.8;
/** Of two versions of one text that have so much of all that they say in common, a reader wants the newer. */
const sameVersion = nearCopy;
/** Texts that are too short for that are copies when they have so many of their words in common. */
const sameWords = 0.7;
/** Texts of fewer words are alike by chance. */
const fewestWords = 12;

export type ComparedText = { signature: Uint8Array | null; vector: NumberedText };
/** `daysBefore`: by so many days it came before the story that both are looked for */
export type DatedText = ComparedText & { daysBefore: number };

/** Whether a reader who has `other` gains nothing by `one`: it is contained in it, or is an older version of it. */
export function addsNoText(one: DatedText, other: DatedText): boolean {
  if (isContained(one, other)) return true;
  if (one.daysBefore < other.daysBefore || !one.signature || !other.signature) return false;
  return likeness(one.signature, other.signature) >= sameVersion;
}

/** Whether nearly all that one text says is in another, word for word: it is a copy, or a shorter version. */
export function isContained(one: ComparedText, other: ComparedText): boolean {
  if (one.signature?.length && other.signature?.length) {
    const alike = likeness(one.signature, other.signature);
    if (alike === 0) return false;
    // Of all shingles of both, `alike` are in both.
    const both = (alike / (1 + alike)) * (one.vector.length + other.vector.length);
    return both >= saidAlready * one.vector.length;
  }
  return shareOfWords(one.vector, other.vector) >= sameWords;
}

/** Of all the words of two texts, how many both have. */
export function shareOfWords(one: NumberedText, other: NumberedText): number {
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
 * The best of some stories, without those by which a reader of the others gains nothing. Of two such, the fuller or the
 * newer stands, in the place of the better.
 * @param given best first
 * @param adds whether one of them is wanted at all, asked of as many as it takes
 */
export function withoutNearCopies<One extends DatedText>(
  given: readonly One[],
  most: number,
  adds: (one: One) => boolean = () => true,
): One[] {
  const chosen: One[] = [];
  for (const one of given) {
    if (!adds(one) || chosen.some((other) => addsNoText(one, other))) continue;
    const lesser = chosen.findIndex((other) => addsNoText(other, one));
    if (lesser >= 0) chosen[lesser] = one;
    else if (chosen.length < most) chosen.push(one);
    if (chosen.length === most) break;
  }
  return chosen;
}
