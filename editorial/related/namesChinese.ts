import { chineseSentenceEnd } from '#body/chineseSegmenter.ts';
import { simplifyHan } from '#editorial/search/hanVariants.ts';
import { chineseTerms } from './chineseVector.ts';
import {
  bodyEnds,
  knownPlaces,
  placeEnds,
  placeKindsBefore,
  placesOfRule,
  sayings,
  signsOfForeignNames,
  smallSigns,
  surnames,
  titlesOfPeople,
  wordsThatSayNothing,
} from './chineseWords.ts';
import type { StoryName } from './storyName.ts';
import { type Segment, segmentsOf } from './storySegments.ts';

const han = /^\p{Script=Han}+$/u;
const titled = /《([^《》\n]{2,15})》/gu;
const latinName =
  /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}]*(?:[-'’]\p{L}+)*(?: \p{Lu}[\p{L}\p{N}]*(?:[-'’]\p{L}+)*){0,3}(?![\p{L}\p{N}])/gu;
/** Separates the parts of a foreign name: 乔安娜·普鲁伊特. */
const point = '·';
const MAX_FOREIGN_SIGNS = 7;
const MAX_PERSON_SIGNS = 3;
const MAX_NAME_SIGNS = 4;
/** Minimum occurrences of an unknown sequence that is neither a person's nor a place's name. */
const MIN_REPEATS = 2;

/**
 * Names in Chinese: those of the lexicon, titles in 《》, places by their last character, organisations after a place,
 * and sequences of characters that the segmenter does not know. @param lexicon names that no dictionary has
 */
export function namesInChinese(text: string, lexicon: readonly string[]): StoryName[] {
  const names = new Map<string, StoryName>();
  const put = (name: string) => {
    if (names.has(name)) return;
    const lexemes = lexemesOf(name, lexicon);
    if (lexemes.length > 0) names.set(name, { text: name, lexemes });
  };
  for (const [name, inside = ''] of text.matchAll(titled)) if (/\p{L}/u.test(inside)) put(name);
  for (const [name] of text.matchAll(latinName)) if (name.length > 1) put(name);
  const known = new Set(lexicon.map(simplifyHan));
  const repeated = new Map<string, number>();
  for (const sentence of text.split(chineseSentenceEnd))
    for (const found of namesIn(segmentsOf(sentence, lexicon), known)) {
      if (found.isSure) put(found.text);
      else repeated.set(found.text, (repeated.get(found.text) ?? 0) + 1);
    }
  for (const [name, times] of repeated) if (times >= MIN_REPEATS) put(name);
  return [...names.values()].filter(({ text: name }) => !isCutShort(name, names));
}

/** Whether the name is a person's name without its last character, which the segmenter took for another word. */
const isCutShort = (name: string, names: ReadonlyMap<string, StoryName>): boolean =>
  name.length === 2 &&
  surnames.has(name.at(0) ?? '') &&
  [...names.keys()].some((other) => other.length === MAX_PERSON_SIGNS && other.startsWith(name));

type FoundName = { text: string; isSure: boolean };

function namesIn(segments: readonly Segment[], known: ReadonlySet<string>): FoundName[] {
  const found: FoundName[] = [];
  for (let at = 0; at < segments.length; at++) {
    const name = known.has(segments[at]?.plain ?? '')
      ? { length: 1, isSure: true }
      : (pointedAt(segments, at) ?? personAt(segments, at) ?? placeAt(segments, at) ?? runAt(segments, at));
    if (!name) continue;
    let end = at + name.length;
    const isNamed = name.isSure && bodyEnds.has(segments[end]?.plain ?? '');
    if (isNamed) end += 1;
    const text = segments
      .slice(at, end)
      .map((segment) => segment.text)
      .join('');
    found.push({ text, isSure: name.isSure });
    const last = text.split('·').at(-1) ?? text;
    if (last !== text && last.length > 1) found.push({ text: last, isSure: true });
    if (placesOfRule.has(text.at(-1) ?? '') && text.length > 2)
      found.push({ text: text.slice(0, -1), isSure: name.isSure });
    at = end - 1;
  }
  return found;
}

type Place = { length: number; isSure: boolean } | undefined;

const isHan = (segment: Segment | undefined): segment is Segment =>
  segment !== undefined && han.test(segment.plain);
const isUnknownSign = (segment: Segment | undefined): boolean =>
  isHan(segment) && segment.plain.length === 1 && !smallSigns.has(segment.plain);
/** A segment of one character, whether or not it may be a function word elsewhere. */
const isOneSign = (segment: Segment | undefined): boolean => isHan(segment) && segment.plain.length === 1;

/** Foreign names with a dot between their parts. */
function pointedAt(segments: readonly Segment[], at: number): Place {
  let end = foreignEnd(segments, at);
  if (end === at) return undefined;
  let points = 0;
  while (segments[end]?.plain === point) {
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
function personAt(segments: readonly Segment[], at: number): Place {
  if (!isOneSign(segments[at]) || !surnames.has(segments[at]?.plain ?? '')) return undefined;
  let signs = 1;
  let end = at + 1;
  while (isHan(segments[end]) && signs + (segments[end]?.plain.length ?? 0) <= MAX_PERSON_SIGNS) {
    const { plain = '' } = segments[end] ?? {};
    if (sayings.has(plain) || titlesOfPeople.has(plain)) break;
    if (signs > 1 && (smallSigns.has(plain) || plain.length > 1)) break;
    signs += plain.length;
    end += 1;
  }
  if (signs < 2) return undefined;
  const isShown =
    titlesOfPeople.has(segments[at - 1]?.plain ?? '') ||
    sayings.has(segments[end]?.plain ?? '') ||
    titlesOfPeople.has(segments[end]?.plain ?? '');
  return isShown ? { length: end - at, isSure: true } : undefined;
}

/** A known place, or a word or sequence followed by a character that ends place names. */
function placeAt(segments: readonly Segment[], at: number): Place {
  const segment = segments[at];
  if (!isHan(segment)) return undefined;
  const { plain } = segment;
  const next = segments[at + 1];
  const hasEnd = isOneSign(next) && placeEnds.has(next?.plain ?? '');
  if (knownPlaces.has(plain)) return { length: hasEnd ? 2 : 1, isSure: true };
  const last = plain.at(-1) ?? '';
  const before = plain.slice(0, -1);
  if (plain.length >= 3 && plain.length <= 5 && placeEnds.has(last))
    return isNameOfPlace(before) ? { length: 1, isSure: true } : undefined;
  return undefined;
}

const isNameOfPlace = (before: string): boolean =>
  !placeKindsBefore.has(before) &&
  !wordsThatSayNothing.has(before) &&
  !Array.from(before).some((sign) => '的了一二三四五六七八九十两几每各该本全这那'.includes(sign));

/**
 * A sequence of characters that form no known word. It is a name if it ends like a place, or has only characters for
 * transcriptions; two or three characters after a surname, and places of two characters, only if the story repeats
 * them.
 */
function runAt(segments: readonly Segment[], at: number): Place {
  if (!isUnknownSign(segments[at])) return undefined;
  let end = at + 1;
  while (isUnknownSign(segments[end])) end += 1;
  const signs = segments.slice(at, end).map(({ plain }) => plain);
  const isPlace = isOneSign(segments[end]) && placeEnds.has(segments[end]?.plain ?? '');
  if (isPlace && signs.length < MAX_NAME_SIGNS && isNameOfPlace(signs.join('')))
    return { length: signs.length + 1, isSure: signs.length > 1 };
  if (signs.length < 2 || signs.length > MAX_NAME_SIGNS) return undefined;
  const isForeign = signs.length > 2 && signs.every((sign) => signsOfForeignNames.has(sign));
  if (isForeign) return { length: signs.length, isSure: true };
  const isPerson = surnames.has(signs[0] ?? '') && signs.length <= MAX_PERSON_SIGNS;
  const isEnded = signs.length === 2 && placeEnds.has(signs[1] ?? '') && isNameOfPlace(signs[0] ?? '');
  return isPerson || isEnded ? { length: signs.length, isSure: false } : undefined;
}

/** A text that contains all of these contains the name: its words, and each bigram of unknown parts. */
function lexemesOf(name: string, lexicon: readonly string[]): string[] {
  const terms = [...new Set(chineseTerms(name, lexicon))];
  const longer = terms.filter((term) => term.length > 1);
  return longer.length > 0 ? longer : terms;
}
