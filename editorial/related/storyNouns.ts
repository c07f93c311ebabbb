import { chineseSentenceEnd } from '#body/chineseSegmenter.ts';
import { englishStopWords } from '#editorial/search/stopWords.ts';
import { foldText } from '#editorial/search/textFolding.ts';
import { signsOfOtherWords, uninformativeWords } from './chineseWords.ts';
import { englishStem } from './englishStem.ts';
import { calendarWords, functionWords, uninformativeNouns } from './englishWords.ts';
import type { StoryNoun } from './storyName.ts';
import { segmentsOf } from './storySegments.ts';
import { type TextWord, wordsOfText } from './wordRuns.ts';

const han = /^\p{Script=Han}+$/u;
const MIN_COUNT = 2;

/** Words of two or more characters that a Chinese story has in its headline or at least twice. */
export function nounsInChinese(headline: string, rest: string, lexicon: readonly string[]): StoryNoun[] {
  const nouns = new Map<string, StoryNoun & { count: number }>();
  const read = (text: string, worth: number) => {
    for (const sentence of text.split(chineseSentenceEnd))
      for (const { text: word, plain, isWordLike } of segmentsOf(sentence, lexicon)) {
        if (!isWordLike || !han.test(plain) || plain.length < 2 || uninformativeWords.has(plain)) continue;
        if (Array.from(plain).some((sign) => signsOfOtherWords.has(sign))) continue;
        const lexeme = foldText(plain);
        const known = nouns.get(lexeme);
        nouns.set(lexeme, { text: known?.text ?? word, lexeme, count: (known?.count ?? 0) + worth });
      }
  };
  read(headline, MIN_COUNT);
  read(rest, 1);
  return [...nouns.values()]
    .filter(({ count }) => count >= MIN_COUNT)
    .map(({ text, lexeme }) => ({ text, lexeme }));
}

const MIN_LETTERS = 4;

const determiners = new Set(
  'the a an its their his her our this these each every of in on at for by with from into'.split(' '),
);
/** Endings of adverbs, adjectives and verbs. */
const otherThanNoun =
  /(?:ly|ous|ful|less|able|ible|ive|ed|ing|est|ic|ical|ish|ary|ern|ward|wards|wise|like|some|ised|ized|ise|ize)$/;

/**
 * The nouns of an English story, shown as reason if the stories share no name: lower-case words between a word like
 * `the` and the end of their phrase, in the headline or at least twice.
 */
export function nounsInEnglish(lines: string[]): StoryNoun[] {
  const counts = new Map<string, number>();
  const nouns = new Map<string, string>();
  for (const [at, line] of lines.entries()) {
    const words = wordsOfText(line);
    for (const [place, word] of words.entries()) {
      if (!/^\p{Ll}+$/u.test(word.small)) continue;
      const lexeme = englishStem(foldText(word.small));
      // The headline counts twice, as in the index.
      counts.set(lexeme, (counts.get(lexeme) ?? 0) + (at === 0 ? 2 : 1));
      if (!nouns.has(lexeme) && isNoun(word, words[place - 1], words[place + 1]))
        nouns.set(lexeme, word.text);
    }
  }
  const frequent = [...nouns].filter(([lexeme]) => (counts.get(lexeme) ?? 0) >= 2);
  return frequent.map(([lexeme, text]) => ({ text, lexeme }));
}

function isNoun(word: TextWord, before: TextWord | undefined, next: TextWord | undefined): boolean {
  const { text, small } = word;
  if (text !== small || text.length < MIN_LETTERS || uninformativeNouns.has(small)) return false;
  if (functionWords.has(small) || calendarWords.has(small) || otherThanNoun.test(small)) return false;
  if (!before || word.isFirst || !determiners.has(before.small)) return false;
  if (word.isPossessive) return true;
  return !next || next.isFirst || !next.isJoined || englishStopWords.has(next.small);
}
