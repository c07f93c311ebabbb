import { nfkc } from '#contracts/normalForm.ts';
import { foldText, withoutInvisible } from './textFolding.ts';

/** The stop words of Postgres for English (`english.stop`); it has no such list for Arabic or Chinese. */
export const englishStopWords: ReadonlySet<string> = new Set(
  `i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she her hers herself it its
  itself they them their theirs themselves what which who whom this that these those am is are was were be been being have
  has had having do does did doing a an the and but if or because as until while of at by for with about against between
  into through during before after above below to from up down in out on off over under again further then once here there
  when where why how all any both each few more most other some such no nor not only own same so than too very s t can will
  just don should now`.split(/\s+/),
);

/**
 * A stop word of a headline as it is indexed. Postgres treats the digit and letters as one word, which no stemmer
 * changes.
 */
const marked = (word: string): string => `0${word}`;
/** A stop word in capitals, in a headline that is not all capitals: IT, WHO. */
export const inCapitals = (word: string): string => `00${word}`;

const isStopWord = (word: string): boolean => englishStopWords.has(word);
const wordParts = /[\p{L}\p{M}\p{N}]+/gu;
/** Words separated by spaces, with apostrophes within them; other compounds are left to Postgres. */
const wordsApart =
  /(?<![^\s"'“”‘’«»()[\]])[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*(?![^\s"'“”‘’«»()[\].,:;!?…])(?![.,:;][\p{L}\p{N}/])/gu;

/** A folded English text whose stop words are marked so that Postgres keeps them: `the who` as `0the 0who`. */
export const keepStopWords = (text: string): string =>
  text.replace(wordsApart, (word) => {
    const parts = word.match(wordParts) ?? [];
    return parts.every(isStopWord) ? parts.map(marked).join(' ') : word;
  });

/** A headline for the index: folded, with its stop words, and those in capitals a second time. */
export function headlineWords(headline: string): string {
  const standingOut = /\p{Ll}/u.test(headline) ? capitalStopWords(headline).map(inCapitals) : [];
  return [keepStopWords(foldText(headline)), ...standingOut].join(' ');
}

/** The stop words that a text writes in capitals, folded. */
export function capitalStopWords(text: string): string[] {
  const words = nfkc(withoutInvisible(text)).match(wordParts) ?? [];
  return words
    .filter((word) => /^\p{Lu}{2,}$/u.test(word))
    .map((word) => word.toLowerCase())
    .filter(isStopWord);
}
