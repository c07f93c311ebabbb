import { chineseSentenceEnd } from '#body/chineseSegmenter.ts';
import { foldHan } from '#editorial/search/hanVariants.ts';
import { foldForms } from '#editorial/search/textFolding.ts';
import { segmentsOf } from './storySegments.ts';
import type { Vector } from './vector.ts';

type Text = { headline: string; standfirst: string; plainText: string };

const han = /^\p{Script=Han}+$/u;
/** Function words. They form no pairs, because they are not parts of names. */
const small =
  /^[的了在是和与对将被把从向为以及也都就还又不没有这那其之中上下里后前到说等个们他她它我你很最再才只并而但或由让给使用能会要可]$/u;
/** Maximum characters of a text, the same as for search. */
const MAX_CHARACTERS = 200_000;

/**
 * The terms of a Chinese text for related stories, in simplified characters: words, single characters, and pairs of
 * adjacent single characters, as in unknown names. Unlike search, it omits bigrams across two words, which make texts
 * similar by chance (docs/related.md). @param lexicon names that no dictionary has
 */
export function* chineseTerms(text: string, lexicon: readonly string[]): Generator<string> {
  for (const sentence of text.split(chineseSentenceEnd)) {
    let before = '';
    for (const { plain, isWordLike } of segmentsOf(sentence, lexicon)) {
      const word = foldHan(foldForms(plain));
      const isSign = word.length === 1 && han.test(word) && !small.test(word);
      if (isSign) {
        yield word;
        if (before) yield `${before}${word}`;
      } else if (isWordLike && word.length > 1 && /\p{L}/u.test(word)) yield word;
      before = isSign ? word : '';
    }
  }
}

/** Term counts of a Chinese story; a term in the headline counts twice. */
export function chineseVector({ headline, standfirst, plainText }: Text, lexicon: readonly string[]): Vector {
  const terms = new Map<string, number>();
  let length = 0;
  const count = (text: string, times: number) => {
    for (const word of chineseTerms(text, lexicon)) {
      terms.set(word, (terms.get(word) ?? 0) + times);
      length += times;
    }
  };
  count(`${headline}\n`, 2);
  const inHeadline = new Set(terms.keys());
  count(`${standfirst}\n${plainText.slice(0, MAX_CHARACTERS)}`, 1);
  return { terms, headline: inHeadline, length };
}
