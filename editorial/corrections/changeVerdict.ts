import { isDeepStrictEqual } from 'node:util';
import canonicalize from 'canonicalize';
import { leavesOf } from '#body/bodyText.ts';
import type { Body } from '#body/bodyTypes.ts';
import type { FrozenPicture } from '#db/schema/releases.ts';

/** The parts of a release that a correction may change. */
export type Comparable = {
  headline: string;
  standfirst: string;
  body: unknown;
  topics: unknown;
  bylines: unknown;
  sectionId: number | null;
  leadAssetId: number | null;
  pictures: Record<string, FrozenPicture>;
};

/** Whether a text contains a change; `unclear` if only an editor can decide. */
export type ChangeVerdict = 'has' | 'lacks' | 'unclear';

/** Share of a block's words that another block must contain to count as a later version of it. */
const SAME_BLOCK_SHARE = 2 / 3;
/** Maximum pairs of blocks that are compared. */
const MAX_PAIRS = 10_000;

/**
 * Whether a text contains the changes that `taken` made to `restored`. Notes concern headline, standfirst and blocks,
 * and only these are compared if one changed. Otherwise topics, bylines, section and pictures are compared.
 */
export function judgeChanges(text: Comparable, restored: Comparable, taken: Comparable): ChangeVerdict {
  const change = { old: textParts(restored), made: textParts(taken) };
  if (!isDeepStrictEqual(change.old, change.made)) return judgeText(textParts(text), change);
  return judgeFields(new Set(fieldParts(text)), { old: fieldParts(restored), made: fieldParts(taken) });
}

type Change<Part> = { old: Part[]; made: Part[] };
/**
 * A block, or the headline or standfirst. Two parts are equal if their content is equal; block ids are ignored.
 */
type TextPart = { text: string; words: string[] };

function judgeText(current: TextPart[], change: Change<TextPart>): ChangeVerdict {
  if (isDeepStrictEqual(current, change.made)) return 'has';
  if (isDeepStrictEqual(current, change.old)) return 'lacks';
  const undone = without(change.old, change.made);
  const made = without(change.made, change.old);
  const [back, removed] = split(undone, current);
  const [present, missing] = split(made, current);
  if (back.length > 0 && present.length > 0) return 'unclear';
  if (made.length > 0 && missing.length === 0) return 'has';
  // The change only reordered blocks, and this text has neither the old nor the new order.
  if (made.length + undone.length === 0) return 'unclear';
  const rewritten = without(without(current, change.made), change.old);
  const newWords = wordsWithout(missing, change.old);
  const oldWords = wordsWithout(removed, change.made);
  const rewrittenWords = new Set(rewritten.flatMap(({ words }) => words));
  // Comparing so many blocks would take too long, and a text rewritten to that extent must be judged by a person.
  if (rewritten.length * Math.max(missing.length, removed.length) > MAX_PAIRS) return 'unclear';
  const isRewritten = (parts: TextPart[], distinctive: Set<string>) =>
    parts.every((part) => rewritten.some((one) => isWrittenOn(part, one, distinctive)));
  if (back.length === 0 && isRewritten(missing, newWords) && !overlaps(oldWords, rewrittenWords))
    return 'has';
  const mayBeRewritten = made.length > undone.length && rewritten.length > 0;
  if (
    present.length === 0 &&
    !mayBeRewritten &&
    isRewritten(removed, oldWords) &&
    !overlaps(newWords, rewrittenWords)
  )
    return 'lacks';
  return 'unclear';
}

/** Whether `by` is a later version of `part`: it has all distinctive words of `part`, and most of the others. */
function isWrittenOn(part: TextPart, by: TextPart, distinctive: Set<string>): boolean {
  const words = new Set(by.words);
  const distinct = part.words.filter((word) => distinctive.has(word));
  const shared = part.words.filter((word) => words.has(word));
  return distinct.every((word) => words.has(word)) && shared.length >= SAME_BLOCK_SHARE * part.words.length;
}

function judgeFields(fields: Set<string>, change: Change<string>): ChangeVerdict {
  const undone = change.old.filter((part) => !change.made.includes(part));
  const made = change.made.filter((part) => !change.old.includes(part));
  if (undone.length + made.length === 0) return 'unclear'; // only the note had content
  const [back, presentCount] = [undone, made].map((parts) => parts.filter((part) => fields.has(part)).length);
  if (!back && presentCount === made.length) return 'has';
  return !presentCount && back === undone.length ? 'lacks' : 'unclear';
}

const textsOf = (parts: TextPart[]) => new Set(parts.map(({ text }) => text));
const without = (parts: TextPart[], others: TextPart[]) => {
  const texts = textsOf(others);
  return parts.filter(({ text }) => !texts.has(text));
};
/** Splits parts into those that are among `others` and those that are not. */
const split = (parts: TextPart[], others: TextPart[]): [TextPart[], TextPart[]] => [
  without(parts, without(parts, others)),
  without(parts, others),
];
const wordsWithout = (parts: TextPart[], others: TextPart[]) => {
  const known = new Set(others.flatMap(({ words }) => words));
  return new Set(parts.flatMap(({ words }) => words).filter((word) => !known.has(word)));
};
const overlaps = (words: Set<string>, others: Set<string>) => [...words].some((word) => others.has(word));

function textParts({ headline, standfirst, body }: Comparable): TextPart[] {
  const blocks = leavesOf(body as Body).map(({ type, attrs, content }) => {
    const { id: _, ...rest } = attrs ?? {};
    return [type, rest, content ?? []];
  });
  return [['headline', headline], ['standfirst', standfirst], ...blocks].map((part) => ({
    text: canonicalize(part) ?? '',
    words: wordsIn(part.slice(1)),
  }));
}

/** Words of letters and digits; in Chinese each character is a word. Other attribute values count as one word each. */
function wordsIn(value: unknown): string[] {
  if (typeof value === 'string')
    return value.toLowerCase().match(/\p{Script=Han}|[\p{L}\p{M}\p{N}]+/gu) ?? [];
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  if (value === null || typeof value !== 'object') return [String(value)];
  return Object.entries(value).flatMap(([name, part]) =>
    name === 'type' || name === 'id' ? [] : wordsIn(part),
  );
}

function fieldParts({ topics, bylines, sectionId, leadAssetId, pictures }: Comparable): string[] {
  const shown = Object.values(pictures).map(({ assetId, alt, caption, credit }) => ({
    assetId,
    alt,
    caption,
    credit,
  }));
  return [...Object.entries({ topics, bylines, sectionId, leadAssetId }), ...shown].map(
    (part) => canonicalize(part) ?? '',
  );
}
