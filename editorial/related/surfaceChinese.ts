import { foldText } from '#editorial/search/folding';
import { foldHan, simplifyHan } from '#editorial/search/hanVariants';
import { cutByNames } from '#editorial/search/words';
import type { Relatable } from './relating.ts';

const readCharacters = 20_000;
/** Signs that stand alone because they are small words, not because no dictionary has the name that they belong to. */
const small =
  /^[的了在是和与对将被把从向为以及也都就还又不没有这那其之中上下里后前到说等个们他她它我你很最再才只并而但或由让给使用能会要可]$/u;
const hanWord = /^\p{Script=Han}{2,8}$/u;
const latinWord = /^[\p{L}][\p{L}\p{N}]{2,}$/u;
const oneSign = /^\p{Script=Han}$/u;
const longestName = 4;

/**
 * The words of a Chinese story by the lexeme that stands for each: whole words, and names that no dictionary has, told
 * by their bigrams (陆沉 and 沉舟 are 陆沉舟). A bigram across two words is none.
 */
export function surfaceChinese(
  story: Pick<Relatable, 'headline' | 'standfirst' | 'plainText'>,
  lexemes: ReadonlySet<string>,
  names: readonly string[],
): Map<string, string> {
  const surface = new Map<string, string>();
  const text = `${story.headline}\n${story.standfirst}\n${story.plainText.slice(0, readCharacters)}`;
  for (const sentence of text.split(/(?<=[。！？；\n])/u)) {
    if (sentence.trim() === '') continue;
    let run = '';
    let at = 0;
    for (const { segment: cut, isWordLike } of cutByNames(simplifyHan(sentence), names)) {
      const segment = sentence.slice(at, at + cut.length);
      at += cut.length;
      if (oneSign.test(segment) && !small.test(cut)) {
        run += segment;
        continue;
      }
      takeRun(run, lexemes, surface);
      run = '';
      const word = foldText(segment);
      if (isWordLike && lexemes.has(word) && (hanWord.test(word) || latinWord.test(word))) {
        surface.set(word, segment);
      }
    }
    takeRun(run, lexemes, surface);
  }
  return surface;
}

function takeRun(run: string, lexemes: ReadonlySet<string>, surface: Map<string, string>): void {
  const signs = Array.from(run);
  if (signs.length < 2 || signs.length > longestName) return;
  const bigrams = signs.slice(1).map((sign, at) => foldHan(`${signs[at]}${sign}`));
  if (!bigrams.every((bigram) => lexemes.has(bigram))) return;
  for (const bigram of bigrams) if (!surface.has(bigram)) surface.set(bigram, run);
}
