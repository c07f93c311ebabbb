import { chineseSentenceEnd } from '#body/chineseSegmenter.ts';
import { simplifyHan } from '#editorial/search/hanVariants.ts';
import { MAX_PERSON_SIGNS, NAME_POINT, nameAt } from './chineseNameShapes.ts';
import { chineseTerms } from './chineseVector.ts';
import { bodyEnds, placesOfRule, surnames } from './chineseWords.ts';
import type { StoryName } from './storyName.ts';
import { type Segment, segmentsOf } from './storySegments.ts';

const titled = /《([^《》\n]{2,15})》/gu;
const latinName =
  /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}]*(?:[-'’]\p{L}+)*(?: \p{Lu}[\p{L}\p{N}]*(?:[-'’]\p{L}+)*){0,3}(?![\p{L}\p{N}])/gu;
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
    for (const name of namesIn(segmentsOf(sentence, lexicon), known)) {
      if (name.isSure) put(name.text);
      else repeated.set(name.text, (repeated.get(name.text) ?? 0) + 1);
    }
  for (const [name, times] of repeated) if (times >= MIN_REPEATS) put(name);
  return [...names.values()].filter(({ text: name }) => !isCutShort(name, names));
}

/** Whether the name is a person's name without its last character, which the segmenter took for another word. */
const isCutShort = (name: string, names: ReadonlyMap<string, StoryName>): boolean =>
  name.length === 2 &&
  surnames.has(name.at(0) ?? '') &&
  [...names.keys()].some((other) => other.length === MAX_PERSON_SIGNS && other.startsWith(name));

type NameMatch = { text: string; isSure: boolean };

function namesIn(segments: readonly Segment[], known: ReadonlySet<string>): NameMatch[] {
  const names: NameMatch[] = [];
  for (let at = 0; at < segments.length; at++) {
    const name = known.has(segments[at]?.plain ?? '') ? { length: 1, isSure: true } : nameAt(segments, at);
    if (!name) continue;
    let end = at + name.length;
    const isNamed = name.isSure && bodyEnds.has(segments[end]?.plain ?? '');
    if (isNamed) end += 1;
    const text = textOf(segments.slice(at, end));
    names.push({ text, isSure: name.isSure });
    const last = text.split(NAME_POINT).at(-1) ?? text;
    if (last !== text && last.length > 1) names.push({ text: last, isSure: true });
    if (placesOfRule.has(text.at(-1) ?? '') && text.length > 2)
      names.push({ text: text.slice(0, -1), isSure: name.isSure });
    at = end - 1;
  }
  return names;
}

const textOf = (segments: readonly Segment[]): string => segments.map(({ text }) => text).join('');

/** Lexemes that together identify a name in a text: its words, and each bigram of its unknown parts. */
function lexemesOf(name: string, lexicon: readonly string[]): string[] {
  const terms = [...new Set(chineseTerms(name, lexicon))];
  const longer = terms.filter((term) => term.length > 1);
  return longer.length > 0 ? longer : terms;
}
