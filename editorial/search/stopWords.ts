import { nfkc } from '#contracts/normalForm.ts';
import { foldText, withoutInvisible } from './textFolding.ts';

/** Words that Postgres leaves out of English texts (`english.stop`); it has no such list for Arabic or Chinese. */
export const englishStopWords: ReadonlySet<string> = new Set(
  `i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she her hers herself it its
  itself they them their theirs themselves what which who whom this that these those am is are was were be been being have
  has had having do does did doing a an the and but if or because as until while of at by for with about against between
  into through during before after above below to from up down in out on off over under again further then once here there
  when where why how all any both each few more most other some such no nor not only own same so than too very s t can will
  just don should now`.split(/\s+/),
);

/** A stop word of a headline as the index has it. Digit and letters are one word to Postgres, which no stemmer changes. */
const kept = (word: string): string => `0${word}`;
/** One that is written in capitals in a headline that is not: IT, WHO. */
export const inCapitals = (word: string): string => `00${word}`;

const isStopWord = (word: string): boolean => englishStopWords.has(word);
const wordParts = /[\p{L}\p{M}\p{N}]+/gu;
/** Words apart by spaces, with the apostrophes in them; what hangs together otherwise is left to Postgres. */
const wordsApart =
  /(?<![^\s"'“”‘’«»()[\]])[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*(?![^\s"'“”‘’«»()[\].,:;!?…])(?![.,:;][\p{L}\p{N}/])/gu;

/** A folded English text whose stop words Postgres takes for words: `the who` as `0the 0who`. */
export const keepStopWords = (text: string): string =>
  text.replace(wordsApart, (word) => {
    const parts = word.match(wordParts) ?? [];
    return parts.every(isStopWord) ? parts.map(kept).join(' ') : word;
  });

/** A headline for the index: folded, with its stop words, and once more those that stand out by their capitals. */
export function headlineWords(headline: string): string {
  const standingOut = /\p{Ll}/u.test(headline) ? capitalStopWords(headline).map(inCapitals) : [];
  return [keepStopWords(foldText(headline)), ...standingOut].join(' ');
}

/** The stop words that a text writes in capitals, as folded. */
export function capitalStopWords(text: string): string[] {
  const words = nfkc(withoutInvisible(text)).match(wordParts) ?? [];
  return words
    .filter((word) => /^\p{Lu}{2,}$/u.test(word))
    .map((word) => word.toLowerCase())
    .filter(isStopWord);
}
