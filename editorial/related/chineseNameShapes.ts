import {
  knownPlaces,
  placeEnds,
  placeKindsBefore,
  signsOfForeignNames,
  smallSigns,
  speechVerbs,
  surnames,
  titlesOfPeople,
  uninformativeWords,
} from './chineseWords.ts';
import type { Segment } from './storySegments.ts';

const han = /^\p{Script=Han}+$/u;
/** Separates the parts of a foreign name: 乔安娜·普鲁伊特. */
export const NAME_POINT = '·';
const MAX_FOREIGN_SIGNS = 7;
const MAX_NAME_SIGNS = 4;
export const MAX_PERSON_SIGNS = 3;

/** Number of segments of a name; `isSure`: one occurrence is enough. Undefined: no name begins there. */
type NameLength = { length: number; isSure: boolean } | undefined;

/** The name that begins at a segment. */
export const nameAt = (segments: readonly Segment[], at: number): NameLength =>
  pointedAt(segments, at) ?? personAt(segments, at) ?? placeAt(segments, at) ?? runAt(segments, at);

const isHan = (segment: Segment | undefined): segment is Segment =>
  segment !== undefined && han.test(segment.plain);
const isUnknownSign = (segment: Segment | undefined): boolean =>
  isHan(segment) && segment.plain.length === 1 && !smallSigns.has(segment.plain);
/** A segment of one character, whether or not it may be a function word elsewhere. */
const isOneSign = (segment: Segment | undefined): boolean => isHan(segment) && segment.plain.length === 1;

/** Foreign names with a dot between their parts. */
function pointedAt(segments: readonly Segment[], at: number): NameLength {
  let end = foreignEnd(segments, at);
  if (end === at) return undefined;
  let points = 0;
  while (segments[end]?.plain === NAME_POINT) {
    const next = foreignEnd(segments, end + 1);
    if (next === end + 1) break;
    points += 1;
    end = next;
  }
  return points > 0 ? { length: end - at, isSure: true } : undefined;
}

/** The end of a sequence of characters for transcriptions. */
function foreignEnd(segments: readonly Segment[], at: number): number {
  let end = at;
  let signs = 0;
  for (; isHan(segments[end]); end++) {
    const { plain = '' } = segments[end] ?? {};
    signs += plain.length;
    if (signs > MAX_FOREIGN_SIGNS || titlesOfPeople.has(plain)) break;
    if (!Array.from(plain).every((sign) => signsOfForeignNames.has(sign))) break;
  }
  return end;
}

/** A surname with one or two following characters, if the context shows that it is a person. */
function personAt(segments: readonly Segment[], at: number): NameLength {
  if (!isOneSign(segments[at]) || !surnames.has(segments[at]?.plain ?? '')) return undefined;
  let signs = 1;
  let end = at + 1;
  while (isHan(segments[end]) && signs + (segments[end]?.plain.length ?? 0) <= MAX_PERSON_SIGNS) {
    const { plain = '' } = segments[end] ?? {};
    if (speechVerbs.has(plain) || titlesOfPeople.has(plain)) break;
    if (signs > 1 && (smallSigns.has(plain) || plain.length > 1)) break;
    signs += plain.length;
    end += 1;
  }
  if (signs < 2) return undefined;
  const [before = '', after = ''] = [segments[at - 1]?.plain, segments[end]?.plain];
  const isShown = titlesOfPeople.has(before) || speechVerbs.has(after) || titlesOfPeople.has(after);
  return isShown ? { length: end - at, isSure: true } : undefined;
}

/** A known place, or a word or sequence followed by a character that ends place names. */
function placeAt(segments: readonly Segment[], at: number): NameLength {
  const segment = segments[at];
  if (!isHan(segment)) return undefined;
  const { plain } = segment;
  if (knownPlaces.has(plain)) return { length: isPlaceEnd(segments[at + 1]) ? 2 : 1, isSure: true };
  const isPlace = plain.length >= 3 && plain.length <= 5 && placeEnds.has(plain.at(-1) ?? '');
  return isPlace && isNameOfPlace(plain.slice(0, -1)) ? { length: 1, isSure: true } : undefined;
}

const isPlaceEnd = (segment: Segment | undefined): boolean =>
  isOneSign(segment) && placeEnds.has(segment?.plain ?? '');

const isNameOfPlace = (before: string): boolean =>
  !placeKindsBefore.has(before) &&
  !uninformativeWords.has(before) &&
  !Array.from(before).some((sign) => '的了一二三四五六七八九十两几每各该本全这那'.includes(sign));

/**
 * A sequence of characters that form no known word. It is a name if it ends like a place name or has only characters
 * for transcriptions. Names of two or three characters that begin with a surname, and place names of two characters,
 * must also be repeated in the story.
 */
function runAt(segments: readonly Segment[], at: number): NameLength {
  if (!isUnknownSign(segments[at])) return undefined;
  let end = at + 1;
  while (isUnknownSign(segments[end])) end += 1;
  const signs = segments.slice(at, end).map(({ plain }) => plain);
  if (isPlaceEnd(segments[end]) && signs.length < MAX_NAME_SIGNS && isNameOfPlace(signs.join('')))
    return { length: signs.length + 1, isSure: signs.length > 1 };
  if (signs.length < 2 || signs.length > MAX_NAME_SIGNS) return undefined;
  const isForeign = signs.length > 2 && signs.every((sign) => signsOfForeignNames.has(sign));
  if (isForeign) return { length: signs.length, isSure: true };
  const isPerson = surnames.has(signs[0] ?? '') && signs.length <= MAX_PERSON_SIGNS;
  const isEnded = signs.length === 2 && placeEnds.has(signs[1] ?? '') && isNameOfPlace(signs[0] ?? '');
  return isPerson || isEnded ? { length: signs.length, isSure: false } : undefined;
}
