import { chineseSentenceEnd } from '#body/chineseSegmenter.ts';
import { foldText } from '#editorial/search/textFolding.ts';
import { signsOfOtherWords, wordsThatSayNothing } from './chineseWords.ts';
import type { StoryNoun } from './storyName.ts';
import { segmentsOf } from './storySegments.ts';

const han = /^\p{Script=Han}+$/u;
const MIN_COUNT = 2;

/** Words of two or more characters that a Chinese story has in its headline or at least twice. */
export function nounsInChinese(
  { headline, rest }: { headline: string; rest: string },
  lexicon: readonly string[],
): StoryNoun[] {
  const nouns = new Map<string, StoryNoun & { count: number }>();
  const read = (text: string, worth: number) => {
    for (const sentence of text.split(chineseSentenceEnd))
      for (const { text: word, plain, isWordLike } of segmentsOf(sentence, lexicon)) {
        if (!isWordLike || !han.test(plain) || plain.length < 2 || wordsThatSayNothing.has(plain)) continue;
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
